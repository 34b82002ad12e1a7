package io.github.camelblofin.ledger;

/** What an entry of the ledger records. The names stand in ledgers: they may be added to, never changed. */
public enum Step {
    /** Something is about to be changed at the exchange; nothing was sent yet. Facts: the request's fields. */
    INTENT,
    /** The request is about to be sent. Facts: {@code signedAt} (milliseconds since the epoch), {@code attempt}. */
    CALL,
    /** The exchange answered the call, or the call failed. */
    ANSWER,
    /** The exchange was asked what became of the call. */
    LOOKUP,
    /** A push told what became of the call. */
    STREAM,
    /** What became of the intent. Facts: {@code outcome} ({@code PLACED}, {@code NOT_PLACED}, {@code UNKNOWN}), {@code how}. */
    OUTCOME,
    /** Refused here, before anything was sent. */
    REFUSED,
    /** Somebody must approve before it is sent. */
    APPROVAL_ASKED,
    /** Somebody approved. */
    APPROVED,
    /** Somebody declined. */
    DECLINED,
    /** Nobody approved in time. */
    EXPIRED,
    /** An order that was approved is handed over to be sent; never again after this. */
    HANDED_OVER,
    /** What came of an order that was approved and handed over. Facts: {@code state}. */
    APPROVAL_ENDED,
    /** The kill switch was closed: no new risk from here on. */
    KILLED,
    /** The kill switch was opened again. */
    RELEASED
}
