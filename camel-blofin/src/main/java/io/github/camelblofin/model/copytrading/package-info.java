/** Copy trading, as the lead trader sees it. */
package io.github.camelblofin.model.copytrading;
