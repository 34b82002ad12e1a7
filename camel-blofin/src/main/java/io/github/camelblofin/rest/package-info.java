/**
 * One REST call, from parameters to a decoded answer: merge, sign, send, read, judge. A plain client on Vert.x that knows
 * nothing of Camel. Nothing here blocks, and nothing here sends a call twice.
 */
package io.github.camelblofin.rest;
