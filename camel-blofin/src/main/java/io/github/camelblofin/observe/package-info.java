/** What operators look at: health checks. */
package io.github.camelblofin.observe;
