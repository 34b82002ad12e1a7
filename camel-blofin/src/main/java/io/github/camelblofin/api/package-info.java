/**
 * What BloFin offers, as data: operations, channels, error codes. No I/O, no Camel. These tables are the only lists of
 * their kind; everything else is driven by them.
 */
package io.github.camelblofin.api;
