/**
 * Answers about the API key itself.
 */
package io.github.camelblofin.model.user;
