/**
 * Requests and answers of the public market data. What streams carry too, such as {@link
 * io.github.camelblofin.model.Ticker}, is in the package above.
 */
package io.github.camelblofin.model.market;
