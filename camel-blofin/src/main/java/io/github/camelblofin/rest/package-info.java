/**
 * One REST call, from parameters to a decoded answer: merge, sign, send, read, judge. A plain client on Vert.x that knows
 * nothing of Camel. Nothing here blocks. A call is sent once, unless BloFin refused it
 * because of its timestamp: then it is signed with the time that the refusal told, and sent once more.
 */
package io.github.camelblofin.rest;
