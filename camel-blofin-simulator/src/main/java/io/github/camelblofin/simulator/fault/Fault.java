package io.github.camelblofin.simulator.fault;

/** Something that can go wrong. Immutable: the same fault may be armed any number of times. */
public sealed interface Fault permits SocketFault, RestFault {}
