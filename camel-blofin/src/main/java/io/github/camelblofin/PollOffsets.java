package io.github.camelblofin;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.auth.CredentialsProvider;
import io.github.camelblofin.rest.PollPosition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.util.StringHelper;

/**
 * Where a polling consumer keeps its position: one value in Camel's {@code StateRepository}; nowhere when there is none.
 *
 * @param repository {@code null}: none
 */
record PollOffsets(StateRepository<String, String> repository, String key) {
    private static final int DIGEST_BYTES = 6;

    static PollOffsets of(BlofinEndpoint endpoint, Operation operation) {
        BlofinConfiguration options = endpoint.getConfiguration();
        String key = options.getOffsetKey() != null
                ? options.getOffsetKey()
                : key(endpoint, operation.path(), endpoint.getConfiguration().requestParameters())
                        + account(operation.signed() ? endpoint.keysFor(operation) : null);
        return new PollOffsets(options.getOffsetRepository(), key);
    }

    /**
     * Names what is read and for which key, so that two lists never share a position. Repositories of files allow neither
     * = nor line ends.
     */
    static String key(BlofinEndpoint endpoint, String name, Map<String, Object> parameters) {
        TreeMap<String, String> asked = new TreeMap<>();
        parameters.forEach((parameter, value) -> {
            if (value != null && !parameter.equals("limit")) {
                asked.put(parameter, value.toString());
            }
        });
        String scheme = StringHelper.before(endpoint.getEndpointUri(), ":", "blofin");
        return (scheme + ":" + endpoint.environment().rest() + ":" + name + ":" + asked)
                .replace('=', ':')
                .replaceAll("\\R", " ");
    }

    /**
     * A short digest of the API key's id: tells accounts apart, and nobody can read the key from it.
     *
     * @param keys {@code null}: what is read is public
     */
    static String account(CredentialsProvider keys) {
        if (keys == null) {
            return "";
        }
        byte[] id = keys.current().apiKey().getBytes(StandardCharsets.UTF_8);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id);
            return ":key-" + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    boolean kept() {
        return repository != null;
    }

    /** Makes the context own the repository, so that it is started before and stopped after the routes. */
    void start(CamelContext context) throws Exception {
        start(repository, context);
    }

    /** The same for any repository; {@code null}: none. */
    static void start(StateRepository<String, String> repository, CamelContext context) throws Exception {
        if (repository != null && !context.hasService(repository)) {
            context.addService(repository, true, true);
        }
    }

    /** @throws IllegalStateException when what is stored is no position; starting over by itself would repeat or skip rows */
    Optional<PollPosition> load() {
        String text = repository == null ? null : repository.getState(key);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(PollPosition.parse(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "What offsetRepository holds under the key " + key + " " + e.getMessage()
                            + ". Remove it, or set another offsetKey",
                    e);
        }
    }

    void save(PollPosition position) {
        if (repository != null) {
            repository.setState(key, position.text());
        }
    }
}
