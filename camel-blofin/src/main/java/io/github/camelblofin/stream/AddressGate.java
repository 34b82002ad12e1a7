package io.github.camelblofin.stream;

import java.time.Duration;

/**
 * Who may connect to a host from this address: bans that calls met shut it for connections too, and the other way round.
 * Hosts are authorities, such as {@code openapi.blofin.com}. Safe for any thread and never blocks.
 */
public interface AddressGate {
    /** Always open, and forgets what it is told. */
    AddressGate OPEN = new AddressGate() {
        @Override
        public Duration tryConnect(String host) {
            return Duration.ZERO;
        }

        @Override
        public void connected(String host) {}

        @Override
        public void failed(String host) {}

        @Override
        public Duration banned(String host, boolean firewall) {
            return Duration.ZERO;
        }
    };

    /** {@code ZERO}: connect now, and tell how it ended; otherwise ask again after this. */
    Duration tryConnect(String host);

    /** The attempt succeeded. */
    void connected(String host);

    /** The attempt failed, and not because of a ban. */
    void failed(String host);

    /**
     * The upgrade was answered with HTTP 403, or 429. How long nobody connects from now on.
     *
     * @param firewall it was 403
     */
    Duration banned(String host, boolean firewall);
}
