package io.github.camelblofin.rest;

import io.github.camelblofin.api.Priority;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One call, ready to be signed and sent: the query and the body are the very bytes that go out. Immutable. */
public final class Call {
    private static final byte[] NOTHING = {};

    private final Target target;
    private final String query;
    private final byte[] body;
    private final Duration timeout;
    private final Priority priority;

    private Call(Target target, String query, byte[] body, Duration timeout, Priority priority) {
        this.target = target;
        this.query = query;
        this.body = body;
        this.timeout = timeout;
        this.priority = priority;
    }

    /**
     * A call without a body.
     *
     * @param query encoded, without {@code ?}; empty when there is none
     */
    public static Call withQuery(Target target, String query) {
        return new Call(target, query, NOTHING, null, target.priority());
    }

    /** A call with a JSON body. */
    public static Call withBody(Target target, byte[] json) {
        return new Call(target, "", json.clone(), null, target.priority());
    }

    /** The same call with a time-out of its own, for connecting and answering together. */
    public Call within(Duration limit) {
        return new Call(target, query, body, limit, priority);
    }

    /** The same call with another place in the queue than its operation has, as for reads that nobody waits for. */
    public Call at(Priority place) {
        return new Call(target, query, body, timeout, place);
    }

    /** The same call with exactly these parameters as its query, in their order. */
    public Call asking(Map<String, String> parameters) {
        return new Call(target, QueryText.of(parameters), body, timeout, priority);
    }

    public Target target() {
        return target;
    }

    /** The query as sent, without {@code ?}; empty when there is none. */
    public String query() {
        return query;
    }

    /** The parameters of the query, in their order; a copy. */
    public Map<String, String> parameters() {
        return QueryText.parameters(query);
    }

    /** Its place in the queue when calls must wait. */
    public Priority priority() {
        return priority;
    }

    /** A copy of the bytes of the body; empty when there are none. */
    public byte[] body() {
        return body.clone();
    }

    /** Path and query as sent and as signed. */
    public String pathAndQuery() {
        return query.isEmpty() ? target.requestPath() : target.requestPath() + "?" + query;
    }

    /** The time-out, where it is not the client's. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    boolean hasBody() {
        return body.length > 0;
    }

    /** The bytes of the body themselves, not to be changed. */
    byte[] bytes() {
        return body;
    }

    /** Whether the body is a list, so that the answer has one result an item. */
    boolean batch() {
        for (byte b : body) {
            if (b > ' ') {
                return b == '[';
            }
        }
        return false;
    }

    /** The operation only: parameters may be nobody's business. */
    @Override
    public String toString() {
        return target.method() + " " + target.path();
    }
}
