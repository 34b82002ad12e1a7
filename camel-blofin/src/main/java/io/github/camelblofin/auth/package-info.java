/** Keys and signatures. Secrets never leave this package except as a signature. */
package io.github.camelblofin.auth;
