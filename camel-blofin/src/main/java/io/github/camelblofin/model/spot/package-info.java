/** The spot market. Sizes are in base coin, and there is neither margin nor position. */
package io.github.camelblofin.model.spot;
