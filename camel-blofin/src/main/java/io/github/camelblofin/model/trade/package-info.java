/** Futures trading: orders, TP/SL and trigger orders, fills. */
package io.github.camelblofin.model.trade;
