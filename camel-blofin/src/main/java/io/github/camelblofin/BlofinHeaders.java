package io.github.camelblofin;

import org.apache.camel.spi.Metadata;

/** Names of the message headers that the component sets or reads. */
public final class BlofinHeaders {
    @Metadata(
            label = "consumer",
            description = "The channel of the push, as routes name it: `tickers`, `candle1m`, `spot/trades`.",
            javaType = "String")
    public static final String CHANNEL = "CamelBlofinChannel";

    @Metadata(
            label = "consumer",
            description = "The instrument of the push, such as `BTC-USDT`. Absent where the push is about the account.",
            javaType = "String")
    public static final String INST_ID = "CamelBlofinInstId";

    @Metadata(
            label = "consumer",
            description = "`snapshot` or `update`, on channels whose pushes say so.",
            javaType = "String")
    public static final String ACTION = "CamelBlofinAction";

    @Metadata(
            label = "consumer",
            description = "When the push arrived here, by this machine's clock, in milliseconds since the epoch.",
            javaType = "Long")
    public static final String RECEIVED_AT = "CamelBlofinReceivedAt";

    @Metadata(
            label = "consumer",
            description =
                    "How many pushes just before this one were left out because the route was too slow: replaced by"
                            + " this one (`overflow=conflate`) or dropped (`overflow=dropOldest`). Absent when none was.",
            javaType = "Integer")
    public static final String SKIPPED = "CamelBlofinSkipped";

    @Metadata(
            label = "consumer",
            description =
                    "With `book=full`, and where messages are missing with `book=delta`: `SYNCED`, or `UNSYNCED` while the"
                            + " book is not known.",
            javaType = "io.github.camelblofin.model.BookState")
    public static final String BOOK_STATE = "CamelBlofinBookState";

    @Metadata(
            label = "consumer",
            description =
                    "On messages of `local/status`, what happened: the name of a `StatusKind`, such as `CONNECTED`,"
                            + " `STALE` or `WAITING`.",
            javaType = "String")
    public static final String STATUS = "CamelBlofinStatus";

    @Metadata(
            label = "producer",
            description =
                    "Request parameters by BloFin's name. They win over those on the URI, the body wins over them."
                            + " Removed once the call was made, so that the next one does not inherit them.",
            javaType = "java.util.Map")
    public static final String PARAMS = "CamelBlofinParams";

    @Metadata(
            label = "common",
            description = "The operation that was called or polled: its path after `/api/v1/`.",
            javaType = "String")
    public static final String OPERATION = "CamelBlofinOperation";

    @Metadata(label = "producer", description = "BloFin's result code of the call.", javaType = "String")
    public static final String CODE = "CamelBlofinCode";

    @Metadata(label = "producer", description = "HTTP status of the answer.", javaType = "Integer")
    public static final String HTTP_STATUS = "CamelBlofinHttpStatus";

    @Metadata(
            label = "producer",
            description =
                    "`true` when the answer came from the component's cache of reference data, so that no call was"
                            + " made; absent otherwise.",
            javaType = "Boolean")
    public static final String CACHED = "CamelBlofinCached";

    @Metadata(
            label = "producer",
            description =
                    "With `paginate`: pages read so far. With `paginate=stream` it goes on counting as pages are read.",
            javaType = "Number")
    public static final String PAGE = "CamelBlofinPage";

    @Metadata(
            label = "producer",
            description = "With `paginate`: rows so far. With `paginate=stream` it goes on counting as rows are taken.",
            javaType = "Number")
    public static final String ROWS = "CamelBlofinRows";

    @Metadata(
            label = "consumer",
            description =
                    "What tells this message from all others, the same whenever it is delivered, also when it is recovered"
                            + " or after a restart: channel or operation, BloFin's id, and for what changes its version,"
                            + " such as `trade/fills-history:4711` or `orders:4711:filled:2:1700000000000`. For Camel's"
                            + " Idempotent Consumer. Absent on polls with `delivery=message`.",
            javaType = "String")
    public static final String MESSAGE_KEY = "CamelBlofinMessageKey";

    @Metadata(
            label = "producer",
            description =
                    "Place of the call in the queue for BloFin's limits, instead of that of its operation: `cancel`"
                            + " (goes first and may use the reserve), `place`, `account` or `market`. Not read with"
                            + " `headerOverrides=none`.",
            javaType = "String")
    public static final String PRIORITY = "CamelBlofinPriority";

    @Metadata(
            label = "producer",
            description =
                    "What `rounding` changed, by field, and what was sent: `price`: `60000.1`; of a list `item 2: size`."
                            + " Absent when nothing was changed.",
            javaType = "java.util.Map")
    public static final String ROUNDED = "CamelBlofinRounded";

    @Metadata(
            label = "producer",
            description =
                    "How many percent of the fullest window that the call counts against are in use after it, by this"
                            + " JVM.",
            javaType = "Integer")
    public static final String RATE_LIMIT_USAGE = "CamelBlofinRateLimitUsage";

    @Metadata(
            label = "producer",
            description =
                    "Percent in use of each window that the call counts against, such as `address default 500/60s`:"
                            + " 12.",
            javaType = "java.util.Map")
    public static final String RATE_LIMIT_WINDOWS = "CamelBlofinRateLimitWindows";

    @Metadata(
            label = "producer",
            description =
                    "True when the answer is an earlier one, up to five minutes old, since much of a limit is used"
                            + " (`onThreshold=cache`); else not set.",
            javaType = "Boolean")
    public static final String STALE = "CamelBlofinStale";

    @Metadata(
            label = "producer",
            description = "How many orders went out in the same call, with `batchOrders`; not set where it was one.",
            javaType = "Integer")
    public static final String BATCH_SIZE = "CamelBlofinBatchSize";

    @Metadata(
            label = "consumer",
            description = "`true` when the push of this row was missed and the row was read by REST afterwards; absent"
                    + " otherwise. See the option `recover`.",
            javaType = "Boolean")
    public static final String RECOVERED = "CamelBlofinRecovered";

    @Metadata(
            label = "consumer",
            description =
                    "`true` when messages are missing here that cannot be read any more; the body is a `Gap` that says"
                            + " from when to when. Absent otherwise.",
            javaType = "Boolean")
    public static final String GAP = "CamelBlofinGap";

    @Metadata(
            label = "consumer",
            description =
                    "A row of a poll that cannot be read, exactly as BloFin sent it. Only for the exception handler.",
            javaType = "String")
    public static final String RAW_ROW = "CamelBlofinRawRow";

    @Metadata(
            label = "producer",
            description =
                    "The client id that the order, transfer or amendment was sent with: a text, on operations that take a"
                            + " list a `List` of texts. Also set when the call failed.",
            javaType = "Object")
    public static final String CLIENT_ORDER_ID = "CamelBlofinClientOrderId";

    @Metadata(
            label = "producer",
            description =
                    "`true` when BloFin's answer did not tell what became of the write, and it was found out that it was done;"
                            + " absent otherwise.",
            javaType = "Boolean")
    public static final String OUTCOME_RESOLVED = "CamelBlofinOutcomeResolved";

    @Metadata(
            label = "consumer",
            description =
                    "On messages of `local/audit`, what the entry records: the name of a `Step`, such as `INTENT` or `OUTCOME`.",
            javaType = "String")
    public static final String LEDGER_STEP = "CamelBlofinLedgerStep";

    @Metadata(
            label = "consumer",
            description =
                    "On messages of `local/audit`, the number of the entry, which is the same whenever it is delivered: for"
                            + " Camel's Idempotent Consumer.",
            javaType = "Long")
    public static final String LEDGER_NUMBER = "CamelBlofinLedgerNumber";

    @Metadata(
            label = "producer",
            description =
                    "Id of the approval that an order waits for: told by `local/ask`, to be told to `local/approve` and"
                            + " `local/decline`.",
            javaType = "String")
    public static final String APPROVAL = "CamelBlofinApproval";

    @Metadata(
            label = "producer",
            description =
                    "How an approval stands: `PENDING`, `APPROVED`, `SENT`, `DONE`, `FAILED`, `UNKNOWN`, `DECLINED` or"
                            + " `EXPIRED`.",
            javaType = "String")
    public static final String APPROVAL_STATE = "CamelBlofinApprovalState";

    @Metadata(
            label = "producer",
            description =
                    "On messages to `resultTo`: the body of the answer of `sendTo`, where this process sent the order and"
                            + " got one.",
            javaType = "Object")
    public static final String APPROVAL_ANSWER = "CamelBlofinApprovalAnswer";

    @Metadata(
            label = "producer",
            description = "Who asks (`local/ask`), approves (`local/approve`) or declines (`local/decline`).",
            javaType = "String")
    public static final String BY = "CamelBlofinBy";

    @Metadata(label = "producer", description = "Why somebody declines (`local/decline`).", javaType = "String")
    public static final String REASON = "CamelBlofinReason";

    @Metadata(
            label = "producer",
            description =
                    "On `local/positions`, `local/orders`, `local/orders-algo` and `local/balances`: milliseconds since BloFin's"
                            + " list, with which the view agreed last, was asked for.",
            javaType = "Long")
    public static final String VIEW_AGE = "CamelBlofinViewAge";

    @Metadata(
            label = "producer",
            description =
                    "On the same: whether the view can be relied on: its stream is up, and BloFin's list agreed since it came"
                            + " up. Only with `viewStale=allow` it can be `false`.",
            javaType = "Boolean")
    public static final String VIEW_IN_SYNC = "CamelBlofinViewInSync";

    @Metadata(
            label = "producer",
            description =
                    "On messages to `local/kill` and `local/release`: why, for the record and for whoever is refused.",
            javaType = "String")
    public static final String KILL_REASON = "CamelBlofinKillReason";

    @Metadata(
            label = "producer",
            description =
                    "After `local/kill`: whether nothing remains: no order, with `closePositions=true` no position, and nothing"
                            + " under way. When it is `false` the body says what remains and why.",
            javaType = "Boolean")
    public static final String KILL_COMPLETE = "CamelBlofinKillComplete";

    @Metadata(
            label = "producer",
            description = "After `local/release`: whether the kill switch was closed before.",
            javaType = "Boolean")
    public static final String RELEASED = "CamelBlofinReleased";

    @Metadata(
            label = "producer",
            description =
                    "Until when the call may be sent: an `Instant`, milliseconds since the epoch, or a text such as"
                            + " `2026-01-01T12:00:00Z`. A message that waits for its turn at a limit fails then, and is not sent.",
            javaType = "Object")
    public static final String EXPIRES = "CamelBlofinExpires";

    private BlofinHeaders() {}
}
