package io.github.camelblofin;

import io.github.camelblofin.ledger.LedgerEntry;
import io.github.camelblofin.ledger.LedgerNote;
import io.github.camelblofin.ledger.LedgerTail;
import io.github.camelblofin.model.BlofinJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.DefaultConsumer;

/**
 * {@code from("blofin:local/audit")}: the entries of the order ledger, one message an entry, in order, on a thread of the consumer's
 * own. It begins with what is appended after its start, or with the oldest entry ({@code auditFrom=start}); with
 * {@code offsetRepository} where it ended. A slow route delays nobody: it reads on from the ledger. A message that fails goes to
 * the exception handler, and the next one follows.
 */
public class BlofinAuditConsumer extends DefaultConsumer implements Suspendable {
    static final String PATH = "local/audit";

    /** Guarded by Camel's life cycle, as are all fields. */
    private ExecutorService worker;

    private LedgerTail tail;
    /** Number of the last entry that was routed; owned by the worker while there is one. */
    private volatile long position;

    public BlofinAuditConsumer(BlofinEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        PollOffsets.start(repository(), getEndpoint().getCamelContext());
        worker = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadExecutor(this, "blofin:" + PATH);
        long stored = stored();
        read(stored > 0 || getEndpoint().getConfiguration().getAuditFrom() == AuditFrom.start, stored);
    }

    private void read(boolean reads, long after) {
        tail = new LedgerTail(
                getEndpoint().getComponent().services().ledger(), worker, this::route, failure -> getExceptionHandler()
                        .handleException("The order ledger cannot be read", failure));
        if (reads) {
            tail.startAfter(after);
        } else {
            tail.startNow();
        }
    }

    private StateRepository<String, String> repository() {
        return getEndpoint().getConfiguration().getOffsetRepository();
    }

    private String key() {
        String given = getEndpoint().getConfiguration().getOffsetKey();
        return given != null ? given : "blofin:" + PATH;
    }

    private long stored() {
        String text = repository() == null ? null : repository().getState(key());
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalStateException(
                    "What offsetRepository holds under the key " + key()
                            + " is no number of an entry. Remove it, or set" + " another offsetKey",
                    e);
        }
    }

    private void stopReading() {
        if (tail != null) {
            tail.close();
            tail = null;
        }
    }

    @Override
    protected void doSuspend() throws Exception {
        stopReading();
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        // What was appended meanwhile is read, where it is known from which entry on.
        read(position > 0, position);
        super.doResume();
    }

    @Override
    protected void doStop() throws Exception {
        stopReading();
        if (worker != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(worker);
            worker = null;
        }
        super.doStop();
    }

    private void route(LedgerEntry entry) {
        Exchange exchange = createExchange(false);
        try {
            fill(exchange.getMessage(), entry);
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        try {
            if (exchange.getException() != null) {
                getExceptionHandler()
                        .handleException("An entry of blofin:" + PATH + " failed", exchange, exchange.getException());
            }
            position = entry.number();
            if (repository() != null) {
                repository().setState(key(), Long.toString(entry.number()));
            }
        } finally {
            releaseExchange(exchange, false);
        }
    }

    private void fill(Message message, LedgerEntry entry) {
        message.setBody(
                switch (getEndpoint().getConfiguration().getOutput()) {
                    case typed -> entry;
                    case map -> fields(entry);
                    case json, raw -> BlofinJson.toText(fields(entry));
                });
        message.setHeader(BlofinHeaders.LEDGER_STEP, entry.note().step().name());
        message.setHeader(BlofinHeaders.LEDGER_NUMBER, entry.number());
        if (entry.note().clientId() != null) {
            message.setHeader(BlofinHeaders.CLIENT_ORDER_ID, entry.note().clientId());
        }
        if (entry.note().operation() != null) {
            message.setHeader(BlofinHeaders.OPERATION, entry.note().operation());
        }
    }

    private static Map<String, Object> fields(LedgerEntry entry) {
        LedgerNote note = entry.note();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("number", entry.number());
        fields.put("time", entry.time().toString());
        fields.put("step", note.step().name());
        fields.put("operation", note.operation());
        fields.put("user", note.user());
        fields.put("clientId", note.clientId());
        fields.put("facts", note.facts());
        return fields;
    }

    @Override
    public BlofinEndpoint getEndpoint() {
        return (BlofinEndpoint) super.getEndpoint();
    }
}
