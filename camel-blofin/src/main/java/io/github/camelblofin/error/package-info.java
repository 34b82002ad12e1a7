/**
 * The exceptions that routes see: one sealed family with four answers, which are: may I try again, is it my fault, did it
 * possibly happen, until when must I wait. BloFin's code and text are kept as they came; secrets never appear.
 */
package io.github.camelblofin.error;
