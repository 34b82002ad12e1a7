package io.github.camelblofin.rest;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.camelblofin.api.JsonShape;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.error.ItemResult;
import io.github.camelblofin.model.Acknowledgement;
import io.github.camelblofin.model.BlofinJson;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A good answer of BloFin's. Nothing is decoded until it is asked for, and then each time anew: ask once. BloFin varies
 * between an object and a list of one; both read the same here. Immutable and safe for any thread.
 */
public final class Answer {
    private final Target target;
    private final Envelope envelope;
    private final HttpReply reply;
    private final Timing timing;
    private final boolean kept;
    /** Requests that were made with the same call. */
    private final int together;
    /** Whether it is an earlier one, although a new one was asked for. */
    private final boolean stale;
    /** What BloFin said about single items, without secrets; empty where the answer tells of none. */
    private final List<ItemResult> items;

    Answer(Target target, Envelope envelope, HttpReply reply, Timing timing) {
        this(target, envelope, reply.head(), timing, List.of(), false);
    }

    private Answer(
            Target target, Envelope envelope, HttpReply head, Timing timing, List<ItemResult> items, boolean kept) {
        this.target = target;
        this.envelope = envelope;
        this.reply = head;
        this.timing = timing;
        this.items = items;
        this.kept = kept;
        this.together = 1;
        this.stale = false;
    }

    /**
     * An earlier answer, from its {@link #raw()} text.
     *
     * @param at when BloFin gave it, by its clock
     * @throws IOException when it is no good answer of BloFin's
     */
    public static Answer restored(Target target, String text, Instant at) throws IOException {
        Envelope envelope = Envelope.read(text.getBytes(StandardCharsets.UTF_8));
        if (envelope.code() == null || !Verdict.ofCode(envelope.code(), null).good()) {
            throw new IOException("not the text of a good answer");
        }
        HttpReply head = new HttpReply(200, null, null, null, Buffer.buffer());
        return new Answer(target, envelope, head, new Timing(at, 0, 0), List.of(), true);
    }

    /**
     * The answer that BloFin would have given to a write, had it not been lost: its outcome was found out otherwise.
     *
     * @param data text of {@code data}
     * @param at this machine's time of day
     */
    public static Answer settled(Target target, String data, Instant at) {
        String text = "{\"code\":\"0\",\"msg\":\"\",\"data\":" + data + "}";
        try {
            HttpReply head = new HttpReply(200, null, null, null, Buffer.buffer());
            Envelope envelope = Envelope.read(text.getBytes(StandardCharsets.UTF_8));
            return new Answer(target, envelope, head, new Timing(at, 0, 0), List.of(), false);
        } catch (IOException e) {
            throw new IllegalArgumentException("data is no JSON", e);
        }
    }

    /** A part of another one, or the same at another time. */
    private Answer(Answer other, Target one, Envelope envelope, int together, boolean stale) {
        this.target = one;
        this.envelope = envelope;
        this.reply = other.reply;
        this.timing = other.timing;
        this.items = List.of();
        this.kept = stale;
        this.together = together;
        this.stale = stale;
    }

    /**
     * This answer's part for one of several requests.
     *
     * @param call the request, as if made alone
     * @param row BloFin's row about it; {@code null} when it tells nothing
     * @param size requests that were made together
     * @throws BlofinException as the call would have failed alone
     */
    Answer part(Call call, String row, int size, UnaryOperator<String> clean) {
        String text = "{\"code\":\"0\",\"msg\":\"\",\"data\":[" + (row == null ? "" : row) + "]}";
        try {
            Envelope part = Envelope.read(text.getBytes(StandardCharsets.UTF_8));
            Optional<BlofinException> failure = new Failures(call, clean).in(reply, part, timing.sentAt());
            if (failure.isPresent()) {
                throw failure.get();
            }
            return new Answer(this, call.target(), part, size, false);
        } catch (IOException e) {
            throw new IllegalStateException("a row that was read cannot be read again", e);
        }
    }

    /** The same answer, given in place of one that could not be asked for. */
    Answer asStale() {
        return new Answer(this, target, envelope, 1, true);
    }

    /** Whether it is an earlier one, although a new one was asked for. */
    public boolean stale() {
        return stale;
    }

    /** How many requests were made with this call; 1 unless orders were gathered. */
    public int together() {
        return together;
    }

    Answer withItems(List<ItemResult> results) {
        return new Answer(target, envelope, reply, timing, List.copyOf(results), kept);
    }

    /** The same call's answer with other bytes: what several calls answered, put together. */
    Answer withEnvelope(Envelope together) {
        return new Answer(target, together, reply, timing, items, kept);
    }

    /** The same answer, given to somebody for whom no call was made. */
    public Answer asKept() {
        return new Answer(target, envelope, reply, timing, items, true);
    }

    /** Whether it was there already, so that no call was made for it. */
    public boolean kept() {
        return kept;
    }

    List<ItemResult> items() {
        return items;
    }

    /** The text of each row, exactly as BloFin sent it. */
    List<String> rowTexts() {
        return envelope.hasData() ? envelope.rowTexts() : List.of();
    }

    public Target target() {
        return target;
    }

    /** BloFin's code as it came: {@code 0}, on some operations {@code 200}. */
    public String code() {
        return envelope.code();
    }

    /** BloFin's text as it came; {@code null} or empty when it said nothing. */
    public String message() {
        return envelope.msg();
    }

    public int httpStatus() {
        return reply.status();
    }

    /** BloFin's time of day when it answered, to the second; empty when the answer does not tell. */
    public Optional<Instant> serverDate() {
        return reply.serverDate();
    }

    public Timing timing() {
        return timing;
    }

    /** Whether there is anything in {@code data}. */
    public boolean hasData() {
        return envelope.hasData();
    }

    /**
     * The answer as records, Maps where this release has no record. An operation with one row gives that row, or
     * {@code null} when BloFin sent none; the others give a {@code List}, empty when BloFin sent none. Should BloFin send
     * several rows where one is expected, all of them come as a {@code List}.
     *
     * @throws BlofinUnavailableException when it does not fit the record; the call itself succeeded
     */
    public Object typed() {
        return shaped(rowType());
    }

    /** All rows, as records where this release has one: a list of one where BloFin sent an object. */
    public List<Object> rows() {
        return rows(rowType());
    }

    /** All rows as Maps, or lists where rows are lists. */
    public List<Object> plainRows() {
        return rows(Object.class);
    }

    /**
     * One row by itself, as a record where this release has one.
     *
     * @param text one of {@link #rowTexts()}
     * @throws BlofinUnavailableException when it does not fit the record
     */
    Object row(String text) {
        return decode(() -> BlofinJson.reader(rowType()).readValue(text));
    }

    /** As {@link #typed()} but with Maps (lists where rows are lists). Values are exact; empty text is {@code null}. */
    public Object asMap() {
        return shaped(Object.class);
    }

    /** The text of {@code data}, exactly as BloFin sent it; {@code null} when there is none. */
    public String json() {
        return envelope.hasData() ? envelope.dataText() : null;
    }

    /** The text of the whole answer, exactly as BloFin sent it. */
    public String raw() {
        return envelope.text();
    }

    private Class<?> rowType() {
        return target.answerType() == Map.class ? Object.class : target.answerType();
    }

    private Object shaped(Class<?> row) {
        boolean open = target.answer() == JsonShape.OPEN && row == Object.class;
        if (open) {
            return envelope.hasData() ? decode(envelope::data) : null;
        }
        List<Object> rows = rows(row);
        if (!target.singleAnswer() || rows.size() > 1) {
            return rows;
        }
        return rows.isEmpty() ? null : rows.get(0);
    }

    private List<Object> rows(Class<?> row) {
        if (!envelope.hasData()) {
            return row == Acknowledgement.class
                    ? List.of(new Acknowledgement(envelope.code(), envelope.msg(), null))
                    : List.of();
        }
        return decode(() -> envelope.rows(row));
    }

    private <T> T decode(Decoding<T> decoding) {
        try {
            return decoding.run();
        } catch (IOException e) {
            throw new BlofinUnavailableException(misfit(e), e);
        }
    }

    private Failure misfit(IOException e) {
        String field = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
        String message = target.path() + ": BloFin answered with success, but " + (field.isEmpty() ? "data" : field)
                + " does not fit " + rowType().getSimpleName()
                + ". The call was done; read it with output=map or output=json";
        return new Failure(
                target.path(), envelope.code(), envelope.msg(), message, false, target.writes(), false, null);
    }

    @FunctionalInterface
    private interface Decoding<T> {
        T run() throws IOException;
    }

    /** The operation and the code only: rows may be nobody's business. */
    @Override
    public String toString() {
        return target.path() + ": HTTP " + reply.status() + ", code " + envelope.code();
    }
}
