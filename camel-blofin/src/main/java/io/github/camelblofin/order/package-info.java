/** What makes changing orders safe: decisions without effects, and thin shells that carry them out. */
package io.github.camelblofin.order;
