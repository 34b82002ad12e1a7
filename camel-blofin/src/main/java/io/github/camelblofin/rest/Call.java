package io.github.camelblofin.rest;

import io.github.camelblofin.api.Priority;
import io.github.camelblofin.limit.Turn;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** One call, ready to be signed and sent: the query and the body are the very bytes that go out. Immutable. */
public final class Call {
    private static final byte[] NOTHING = {};

    private final Target target;
    private final String query;
    private final byte[] body;
    private final Manner manner;

    /**
     * How it is made and judged.
     *
     * @param timeout {@code null}: the client's
     * @param once whether it must not be sent again, so that an ambiguous end is an unknown outcome
     * @param tolerant whether refused items of a list are part of a good answer
     * @param patience how it waits for its turn
     * @param signed hears the timestamp with which it is signed
     * @param wanted whether it is still to be made when its turn comes
     */
    private record Manner(
            Duration timeout,
            Priority priority,
            boolean once,
            boolean tolerant,
            Turn.Patience patience,
            LongConsumer signed,
            BooleanSupplier wanted) {
        static Manner of(Target target) {
            return new Manner(
                    null, target.priority(), false, false, Turn.Patience.DEFAULT, timestamp -> {}, () -> true);
        }
    }

    private Call(Target target, String query, byte[] body, Manner manner) {
        this.target = target;
        this.query = query;
        this.body = body;
        this.manner = manner;
    }

    /**
     * A call without a body.
     *
     * @param query encoded, without {@code ?}; empty when there is none
     */
    public static Call withQuery(Target target, String query) {
        return new Call(target, query, NOTHING, Manner.of(target));
    }

    /** A call with a JSON body. */
    public static Call withBody(Target target, byte[] json) {
        return new Call(target, "", json.clone(), Manner.of(target));
    }

    /** The same call with another JSON body. */
    Call withOtherBody(byte[] json) {
        return new Call(target, query, json.clone(), manner);
    }

    private Call with(Manner other) {
        return new Call(target, query, body, other);
    }

    /** The same call with a time-out of its own, for connecting and answering together. */
    public Call within(Duration limit) {
        return with(new Manner(
                limit, manner.priority, manner.once, manner.tolerant, manner.patience, manner.signed, manner.wanted));
    }

    /** The same call with another place in the queue than its operation has, as for reads that nobody waits for. */
    public Call at(Priority place) {
        return with(new Manner(
                manner.timeout, place, manner.once, manner.tolerant, manner.patience, manner.signed, manner.wanted));
    }

    /** The same call with its own way to wait for its turn. */
    public Call waiting(Turn.Patience patience) {
        return with(new Manner(
                manner.timeout, manner.priority, manner.once, manner.tolerant, patience, manner.signed, manner.wanted));
    }

    /**
     * The same call as a step that must not be taken twice, even where BloFin would not mind: when nobody can tell whether
     * it was done, its outcome is unknown.
     */
    public Call once() {
        return with(new Manner(
                manner.timeout, manner.priority, true, manner.tolerant, manner.patience, manner.signed, manner.wanted));
    }

    /**
     * The same call, which tells with what time it is signed, each time it is, just before it goes out.
     *
     * @param listener gets milliseconds since the epoch, by the exchange's clock; runs on an event loop and must not block
     */
    public Call tellingSignature(LongConsumer listener) {
        return with(new Manner(
                manner.timeout,
                manner.priority,
                manner.once,
                manner.tolerant,
                manner.patience,
                listener,
                manner.wanted));
    }

    /**
     * The same call, which is not made when nobody wants it any more once its turn has come.
     *
     * @param wanted asked on any thread; must not block
     */
    public Call wantedWhile(BooleanSupplier wanted) {
        return with(new Manner(
                manner.timeout, manner.priority, manner.once, manner.tolerant, manner.patience, manner.signed, wanted));
    }

    boolean wanted() {
        return manner.wanted.getAsBoolean();
    }

    /** It was signed with this time and goes out now. */
    void signed(long timestamp) {
        manner.signed.accept(timestamp);
    }

    /** The same call, whose answer is good even when items of its list were refused: their codes are in the rows. */
    Call withItemsJudgedByCaller() {
        return with(new Manner(
                manner.timeout, manner.priority, manner.once, true, manner.patience, manner.signed, manner.wanted));
    }

    /** The same call with exactly these parameters as its query, in their order. */
    public Call asking(Map<String, String> parameters) {
        return new Call(target, QueryText.of(parameters), body, manner);
    }

    /** Whether sending it twice does no harm. */
    boolean repeatable() {
        return !manner.once && target.repeatable();
    }

    boolean tolerant() {
        return manner.tolerant;
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
        return manner.priority;
    }

    /** How it waits for its turn. */
    public Turn.Patience patience() {
        return manner.patience;
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
        return Optional.ofNullable(manner.timeout);
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
