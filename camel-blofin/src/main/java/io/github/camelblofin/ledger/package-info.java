/** The record of what was done to orders and money: who wanted what, what was sent, what came of it. */
package io.github.camelblofin.ledger;
