/** TCP connections below HTTP and WebSocket, where they can be cut, held and truncated. */
package io.github.camelblofin.simulator.net;
