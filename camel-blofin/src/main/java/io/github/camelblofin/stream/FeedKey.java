package io.github.camelblofin.stream;

/**
 * One exchange subscription on a socket.
 *
 * @param channel name on the wire
 * @param instId instrument; {@code null} when the subscription names none
 * @param spot whether it carries {@code instType=SPOT}
 */
record FeedKey(String channel, String instId, boolean spot) {
    @Override
    public String toString() {
        return instId == null ? channel : channel + " " + instId;
    }
}
