package io.github.camelblofin.stream;

/**
 * One exchange subscription on a socket.
 *
 * @param channel name on the wire
 * @param instId instrument; {@code null} when the subscription names none
 * @param spot whether it carries {@code instType=SPOT}
 * @param snapshotFirst whether each new subscription begins with the whole state
 */
record FeedKey(String channel, String instId, boolean spot, boolean snapshotFirst) {
    static FeedKey of(StreamChannel channel, String instId) {
        return new FeedKey(channel.wireName(), instId, channel.spot(), channel.snapshotFirst());
    }

    /** Its channel, as routes name it. */
    String routeName() {
        return spot ? "spot/" + channel : channel;
    }

    @Override
    public String toString() {
        return instId == null ? channel : channel + " " + instId;
    }
}
