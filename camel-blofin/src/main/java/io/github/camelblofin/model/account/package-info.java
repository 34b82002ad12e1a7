/**
 * Requests and answers about the futures account: balance, positions, margin mode, position mode, leverage. The rows that
 * streams carry too, such as {@link io.github.camelblofin.model.Position}, are in the package above.
 */
package io.github.camelblofin.model.account;
