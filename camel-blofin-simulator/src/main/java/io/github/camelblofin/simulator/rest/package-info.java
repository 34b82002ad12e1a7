/**
 * The REST side: one request in, one envelope out. Which operations exist, how they are called and what they need comes
 * from {@link io.github.camelblofin.api.Operation}; what is built here is one handler each, in {@link
 * io.github.camelblofin.simulator.rest.CallTable}. Everything runs on the event loop that owns the exchange.
 */
package io.github.camelblofin.simulator.rest;
