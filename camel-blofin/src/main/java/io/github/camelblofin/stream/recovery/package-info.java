/**
 * What was missed while a stream was down, read by REST and merged with what is pushed. Decisions are in the memories, one
 * for each family of channels, without effects; {@link io.github.camelblofin.stream.recovery.Lane} has the effects.
 */
package io.github.camelblofin.stream.recovery;
