/**
 * What goes wrong on purpose: faults of connections, of pushes and of calls, armed by a test and asked for by the two
 * doors at the place where each strikes. Scripted ("the next two", "for five seconds", "until cleared") or drawn from a
 * seed. No I/O here.
 */
package io.github.camelblofin.simulator.fault;
