/** What an application must never do, whatever it asks for: risk limits. Decisions without effects, thin shells. */
package io.github.camelblofin.guard;
