/**
 * Requests and answers of the affiliate programme. BloFin writes {@code Commision} in some names; so do the records.
 */
package io.github.camelblofin.model.affiliate;
