package io.github.camelblofin;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Priority;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.FreshRows;
import io.github.camelblofin.rest.PagedList;
import io.github.camelblofin.rest.PollPosition;
import io.github.camelblofin.rest.RequestMerger;
import io.github.camelblofin.rest.RestClient;
import io.github.camelblofin.rest.Signing;
import io.github.camelblofin.rest.Target;
import io.github.camelblofin.time.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.support.ScheduledPollConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls a list of the REST API into a route: rows that were not seen before, oldest first, one after the other.
 *
 * <p>The position is saved when a message has completed and never passes one that has not; what BloFin lists while the
 * process is down is delivered after a restart, if the position is kept in an {@code offsetRepository}. Over a crash a row
 * may come twice, with the same {@link BlofinHeaders#MESSAGE_KEY}. Without a stored position it looks once at the list when
 * it starts, and delivers what comes later. A failed read delivers nothing; the next one delivers it all. After a rate limit
 * or a ban it is silent until BloFin answers again. Reads come from Camel's scheduler and from {@code pollOn}, never two at
 * a time.
 */
public class BlofinPollingConsumer extends ScheduledPollConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(BlofinPollingConsumer.class);

    private final Operation operation;
    private final PolledExchanges exchanges;
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicLong skipped = new AtomicLong();
    private final WallClock clock = WallClock.SYSTEM;

    /** Guarded by Camel's life cycle, as are the next three. */
    private FreshRows rows;

    private PollOffsets offsets;
    private boolean breakOnFirstError;
    private PushTrigger pushes;

    /** Guarded by {@link #reading}; {@code null} until the list was read for the first time. */
    private PollPosition position;

    /** Guarded by {@link #reading}. */
    private Instant quietUntil = Instant.EPOCH;

    public BlofinPollingConsumer(BlofinEndpoint endpoint, Processor processor, Operation operation) {
        super(endpoint, processor);
        this.operation = operation;
        this.exchanges = new PolledExchanges(operation);
    }

    @Override
    protected void doStart() throws Exception {
        BlofinConfiguration options = getEndpoint().getConfiguration();
        check(options);
        if (operation.signed()) {
            KeyCheck.require(getEndpoint(), getEndpoint().keysFor(operation), operation.access());
        }
        offsets = PollOffsets.of(getEndpoint(), operation);
        offsets.start(getEndpoint().getCamelContext());
        breakOnFirstError = options.getBreakOnFirstError() == null ? offsets.kept() : options.getBreakOnFirstError();
        Call call = call(options);
        rows = reader(options, call);
        begin(options, call);
        super.doStart();
        listen(options);
    }

    private void listen(BlofinConfiguration options) throws Exception {
        if (options.getPollOn() == null) {
            return;
        }
        try {
            pushes = PushTrigger.start(
                    getEndpoint(), PushTrigger.channel(options.getPollOn()), this::readOnPush, this::tell);
        } catch (RuntimeException e) {
            super.doStop();
            throw e;
        }
    }

    private void check(BlofinConfiguration options) {
        getEndpoint().requireAccess(operation);
        ConsumerOptions.checkOneInstrument(operation.path(), options.getInstId());
        if (options.getOutput() != Output.typed && options.getOutput() != Output.map) {
            throw new IllegalArgumentException("from(\"blofin:" + operation.path() + "?output=" + options.getOutput()
                    + "\"): rows are delivered one by one, not as the text of an answer; use output=typed or map");
        }
        if (options.getPollOn() != null) {
            PushTrigger.channel(options.getPollOn());
            getEndpoint().keysFor(operation);
        }
    }

    /** Polling goes behind everything else in the queue for the rate limit. */
    private Call call(BlofinConfiguration options) {
        return new RequestMerger(null, options.isValidate())
                .merge(Target.of(operation), getEndpoint().parametersFor(Target.of(operation)), Map.of(), null)
                .within(Duration.ofMillis(options.getRequestTimeout()))
                .waiting(options.patience())
                .at(Priority.MARKET);
    }

    private FreshRows reader(BlofinConfiguration options, Call call) {
        BlofinServices services = getEndpoint().getComponent().services();
        RestClient client = services.rest(getEndpoint().environment());
        Signing signing = operation.signed()
                ? services.signing(getEndpoint().environment(), getEndpoint().keysFor(operation), options.getAccount())
                : Signing.none();
        PagedList list = new PagedList(call, page -> client.call(page, signing), options.getOutput() == Output.typed);
        Consumer<String> crowded = time -> LOG.warn(
                "blofin:{}: more rows have the time {} than fit on a page, and BloFin gives no way to those beyond:"
                        + " look for them yourself",
                operation.path(),
                time);
        int lookBack = options.getPollLookBack() == null ? FreshRows.lookBack(call) : options.getPollLookBack();
        return new FreshRows(list, Math.max(1, lookBack), options.getMaxRows(), crowded);
    }

    /** Finds out where to go on. What is wrong with the set-up fails the start; an exchange out of reach does not. */
    private void begin(BlofinConfiguration options, Call call) throws InterruptedException {
        reading.lockInterruptibly();
        try {
            position = offsets.load().orElse(null);
            if (position == null && options.getPollFrom() == PollFrom.earliest) {
                position = PollPosition.START;
            }
            if (position != null || options.getStartupTimeout() <= 0) {
                return;
            }
            long limit = Math.min(options.getStartupTimeout(), options.getRequestTimeout());
            look(reader(options, call.within(Duration.ofMillis(limit))));
        } catch (BlofinException e) {
            if (e.callerFault()) {
                throw e;
            }
            LOG.warn(
                    "blofin:{} cannot be read yet, so what is new counts from the first read on: {}",
                    operation.path(),
                    e.getMessage());
        } finally {
            reading.unlock();
        }
    }

    /** Takes what is listed now for known. */
    private void look(FreshRows from) {
        PollPosition now = from.now();
        offsets.save(now);
        position = now;
    }

    @Override
    protected void doStop() throws Exception {
        PushTrigger ended = pushes;
        pushes = null;
        if (ended != null) {
            ended.close();
        }
        super.doStop();
    }

    @Override
    protected int poll() throws Exception {
        reading.lockInterruptibly();
        try {
            return isPollAllowed() && !clock.instant().isBefore(quietUntil) ? read() : 0;
        } catch (BlofinRateLimitException e) {
            quietUntil = e.retryAt().orElse(quietUntil);
            throw e;
        } finally {
            reading.unlock();
        }
    }

    private void readOnPush() {
        try {
            poll();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            tell(e);
        }
    }

    private void tell(Throwable problem) {
        if (isRunAllowed()) {
            getExceptionHandler().handleException("Reading blofin:" + operation.path() + " failed", problem);
        }
    }

    private int read() {
        if (position == null) {
            look(rows);
            return 0;
        }
        List<PagedList.Row> fresh = rows.since(position);
        if (fresh.isEmpty()) {
            return 0;
        }
        return getEndpoint().getConfiguration().getDelivery() == Delivery.message
                ? deliverTogether(fresh)
                : deliverEach(fresh);
    }

    private int deliverEach(List<PagedList.Row> fresh) {
        for (int i = 0; i < fresh.size(); i++) {
            PagedList.Row row = fresh.get(i);
            boolean stopping = i > 0 && !isPollAllowed();
            if (stopping || !mayPass(message -> exchanges.fill(message, row), exchanges.key(row))) {
                return i;
            }
            PollPosition passed = rows.with(position, row, i + 1 < fresh.size() ? fresh.get(i + 1) : null);
            offsets.save(passed);
            position = passed;
        }
        return fresh.size();
    }

    private int deliverTogether(List<PagedList.Row> fresh) {
        String name = fresh.size() + " rows from " + exchanges.key(fresh.get(0)) + " on";
        if (!mayPass(message -> exchanges.fill(message, fresh), name)) {
            return 0;
        }
        PollPosition passed = position;
        for (int i = 0; i < fresh.size(); i++) {
            passed = rows.with(passed, fresh.get(i), i + 1 < fresh.size() ? fresh.get(i + 1) : null);
        }
        offsets.save(passed);
        position = passed;
        return 1;
    }

    /** Routes a message; whether the position may pass it. */
    private boolean mayPass(Consumer<Message> filling, String name) {
        Exchange exchange = createExchange(false);
        try {
            filling.accept(exchange.getMessage());
            Throwable failure = route(exchange);
            if (failure == null) {
                return true;
            }
            // A route that is being stopped fails messages that would have gone well.
            boolean again = breakOnFirstError || !isPollAllowed();
            getExceptionHandler()
                    .handleException(
                            name + " failed; " + (again ? "it comes again with the next poll" : "it is skipped"),
                            exchange,
                            failure);
            if (!again) {
                skipped.incrementAndGet();
            }
            return !again;
        } finally {
            releaseExchange(exchange, false);
        }
    }

    private Throwable route(Exchange exchange) {
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        if (exchange.getException() == null && exchange.isRollbackOnly()) {
            return new RollbackExchangeException("The route marked it for rollback", exchange);
        }
        return exchange.getException();
    }

    /** Rows whose message failed and that were passed all the same. */
    public long getSkipped() {
        return skipped.get();
    }

    @Override
    public BlofinEndpoint getEndpoint() {
        return (BlofinEndpoint) super.getEndpoint();
    }
}
