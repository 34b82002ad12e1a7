package io.github.camelblofin;

import io.github.camelblofin.stream.StreamChannel;
import io.github.camelblofin.stream.recovery.Positions;
import io.github.camelblofin.stream.recovery.Recovery;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.StateRepository;

/**
 * Where a stream keeps its positions: a value for each instrument in Camel's {@code StateRepository}, under the key and the
 * instrument.
 */
record StreamOffsets(StateRepository<String, String> repository, String key) implements Positions {
    /** The endpoint's; {@link Positions#NONE} where it names no repository. */
    static Positions of(BlofinEndpoint endpoint, StreamChannel channel) {
        BlofinConfiguration options = endpoint.getConfiguration();
        if (options.getOffsetRepository() == null) {
            return Positions.NONE;
        }
        String key = options.getOffsetKey() != null
                ? options.getOffsetKey()
                : PollOffsets.key(endpoint, channel.routeName(), Map.of())
                        + PollOffsets.account(channel.socket().login() ? endpoint.credentials() : null);
        return new StreamOffsets(options.getOffsetRepository(), key);
    }

    /**
     * Makes the context own the repository and reads what is stored, so that a fault fails the start.
     *
     * @param instIds instruments; empty: the account
     * @throws IllegalStateException when what is stored is no position; starting over by itself would repeat or skip rows
     */
    void start(CamelContext context, StreamChannel channel, List<String> instIds) throws Exception {
        PollOffsets.start(repository, context);
        if (instIds.isEmpty()) {
            check(channel, null);
        }
        instIds.forEach(instId -> check(channel, instId));
    }

    private void check(StreamChannel channel, String instId) {
        String text = load(instId);
        try {
            if (text != null) {
                Recovery.check(channel, instId, text);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "What offsetRepository holds under the key " + key(instId) + " " + e.getMessage()
                            + ". Remove it, or set another offsetKey",
                    e);
        }
    }

    private String key(String instId) {
        return instId == null ? key : key + ":" + instId;
    }

    @Override
    public String load(String instId) {
        return repository.getState(key(instId));
    }

    @Override
    public void save(String instId, String text) {
        repository.setState(key(instId), text);
    }
}
