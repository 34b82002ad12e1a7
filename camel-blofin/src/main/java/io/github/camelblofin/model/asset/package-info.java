/**
 * Requests and answers about the wallets: balances, transfers between them, deposits and withdrawals.
 */
package io.github.camelblofin.model.asset;
