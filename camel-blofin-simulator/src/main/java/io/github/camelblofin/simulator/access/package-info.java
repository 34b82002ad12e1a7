/** Who calls: keys, and the gate that every signed call and every login must pass. No I/O. */
package io.github.camelblofin.simulator.access;
