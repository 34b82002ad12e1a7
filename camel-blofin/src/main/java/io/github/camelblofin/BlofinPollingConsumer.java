package io.github.camelblofin;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.rest.FreshRows;
import io.github.camelblofin.rest.FreshWindows;
import io.github.camelblofin.rest.PagedList;
import io.github.camelblofin.rest.PollPosition;
import io.github.camelblofin.time.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
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
 * or a ban it is silent until BloFin answers again. A row that cannot be read goes to the exception handler and is skipped.
 * However much is new, no more than {@code maxRows} rows are held. Reads come from Camel's scheduler and from {@code pollOn}, never two at
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
        PolledList.check(getEndpoint(), operation);
        if (operation.signed()) {
            KeyCheck.require(getEndpoint(), getEndpoint().keysFor(operation), operation.access());
        }
        offsets = PollOffsets.of(getEndpoint(), operation);
        offsets.start(getEndpoint().getCamelContext());
        breakOnFirstError = options.getBreakOnFirstError() == null ? offsets.kept() : options.getBreakOnFirstError();
        PolledList list = PolledList.of(getEndpoint(), operation);
        rows = list.reader();
        begin(options, list);
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

    /** Finds out where to go on. What is wrong with the set-up fails the start; an exchange out of reach does not. */
    private void begin(BlofinConfiguration options, PolledList list) throws InterruptedException {
        reading.lockInterruptibly();
        try {
            position = offsets.load().orElse(null);
            if (position == null && offsets.kept()) {
                LOG.info("blofin:{} begins anew: no position is stored under {}", operation.path(), offsets.key());
            }
            if (position == null && options.getPollFrom() == PollFrom.earliest) {
                position = PollPosition.START;
            }
            if (position != null || options.getStartupTimeout() <= 0) {
                return;
            }
            long limit = Math.min(options.getStartupTimeout(), options.getRequestTimeout());
            look(list.within(Duration.ofMillis(limit)).reader());
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
        FreshWindows found = rows.since(position);
        position = found.begun();
        found.lost().forEach(this::tell);
        int delivered = 0;
        for (List<PagedList.Row> fresh = found.next(position); !fresh.isEmpty(); fresh = found.next(position)) {
            Passed passed = getEndpoint().getConfiguration().getDelivery() == Delivery.message
                    ? deliverTogether(found, fresh)
                    : deliverEach(found, fresh);
            delivered += passed.messages;
            if (!passed.all || !isPollAllowed()) {
                break;
            }
        }
        return delivered;
    }

    /**
     * How delivering went.
     *
     * @param all whether the position passed all rows
     */
    private record Passed(int messages, boolean all) {}

    private Passed deliverEach(FreshWindows found, List<PagedList.Row> fresh) {
        for (int i = 0; i < fresh.size(); i++) {
            PagedList.Row row = fresh.get(i);
            if ((i > 0 && !isPollAllowed()) || !mayPass(row)) {
                return new Passed(i, false);
            }
            pass(found.with(position, row, i + 1 < fresh.size() ? fresh.get(i + 1) : null));
        }
        return new Passed(fresh.size(), true);
    }

    private Passed deliverTogether(FreshWindows found, List<PagedList.Row> fresh) {
        List<PagedList.Row> good =
                fresh.stream().filter(row -> row.trouble() == null).toList();
        String name = fresh.size() + " rows from " + exchanges.key(fresh.get(0)) + " on";
        if (!good.isEmpty() && !mayPass(message -> exchanges.fill(message, good), name, good.size())) {
            return new Passed(0, false);
        }
        fresh.stream().filter(row -> row.trouble() != null).forEach(this::tellUnreadable);
        PollPosition passed = position;
        for (int i = 0; i < fresh.size(); i++) {
            passed = found.with(passed, fresh.get(i), i + 1 < fresh.size() ? fresh.get(i + 1) : null);
        }
        pass(passed);
        return new Passed(1, true);
    }

    private void pass(PollPosition passed) {
        offsets.save(passed);
        position = passed;
    }

    private boolean mayPass(PagedList.Row row) {
        if (row.trouble() != null) {
            tellUnreadable(row);
            return true;
        }
        return mayPass(message -> exchanges.fill(message, row), exchanges.key(row), 1);
    }

    /** It can never be delivered by this release, so the position passes it: those behind it must be reached. */
    private void tellUnreadable(PagedList.Row row) {
        skipped.incrementAndGet();
        Exchange exchange = createExchange(false);
        try {
            exchanges.fillUnreadable(exchange.getMessage(), row);
            getExceptionHandler()
                    .handleException(
                            exchanges.key(row) + " cannot be delivered; it is skipped", exchange, row.trouble());
        } finally {
            releaseExchange(exchange, false);
        }
    }

    /** Routes a message; whether the position may pass it. */
    private boolean mayPass(Consumer<Message> filling, String name, int count) {
        Exchange exchange = createExchange(false);
        try {
            filling.accept(exchange.getMessage());
            Throwable failure = RouteRun.of(getProcessor(), exchange);
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
                skipped.addAndGet(count);
            }
            return !again;
        } finally {
            releaseExchange(exchange, false);
        }
    }

    /** Rows that were passed although their message failed, or although they could not be read. */
    public long getSkipped() {
        return skipped.get();
    }

    @Override
    public BlofinEndpoint getEndpoint() {
        return (BlofinEndpoint) super.getEndpoint();
    }
}
