package io.github.camelblofin.limit;

import io.github.camelblofin.api.RateClass;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.limit.RateLimitStore.BudgetKey;
import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.WallClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One component's way to limits that several processes share. A call waits for its turn in this JVM first, where priorities,
 * windows and bans are as without a store; then the store is asked for a place, in the same order. Bans that are met here are
 * told to the store, those that it tells are obeyed here. Calls of unknown users use this process's own share, since nobody
 * can tell whose they are. Safe for any thread and never blocks.
 */
public final class SharedAccess implements Admission, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedAccess.class);
    /** What events name as the budget. */
    private static final String STORE = "rateLimitStore";

    private final Ports ports;
    private final SharingSettings sharing;
    private final LimitSettings shared;
    private final String egress;
    private final Consumer<LimitEvent> listener;
    private final LimitAccess local;
    private final LimitAccess own;
    /** Budgets are told apart by user; all calls that are not a user's in one. */
    private final ConcurrentMap<Optional<String>, StoreLine> lines = new ConcurrentHashMap<>();
    /** Why the store is not used. */
    private final Map<StoreLine, String> away = new ConcurrentHashMap<>();

    private final SharedDoor door;
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong questions = new AtomicLong();

    /**
     * What it needs from outside.
     *
     * @param process told apart from all others that use the store
     */
    record Ports(Ticker ticker, WallClock clock, Scheduler scheduler, String process) {}

    /** Both ways of calls in this JVM. */
    record Ways(LimitAccess local, LimitAccess own) {}

    SharedAccess(
            Ways ways,
            String egress,
            LimitSettings settings,
            SharingSettings sharing,
            Ports ports,
            Consumer<LimitEvent> listener) {
        this.local = ways.local();
        this.own = ways.own();
        this.egress = egress;
        this.shared = sharing.shared(settings);
        this.sharing = sharing;
        this.ports = ports;
        this.listener = listener;
        this.door = new SharedDoor(this, new BudgetKey(local.exchange(), "connections " + egress), sharing.processes());
    }

    @Override
    public CompletableFuture<Permit> admit(Turn turn) {
        StoreTicket ticket = new StoreTicket(this, turn, line(turn), now(), numbers.getAndIncrement());
        ticket.begin();
        return ticket;
    }

    /** How long no connection may be opened from this address; zero: go. */
    public Duration tryConnect() {
        Duration wait = door.tryPass();
        return wait.isZero() ? local.tryConnect() : wait;
    }

    private StoreLine line(Turn turn) {
        if (turn.rateClass() == RateClass.IP) {
            return lines.computeIfAbsent(Optional.empty(), nobody -> line(List.of(address())));
        }
        return turn.user() == null
                ? null
                : lines.computeIfAbsent(
                        Optional.of(turn.user()), user -> line(List.of(address(), user(user.orElseThrow()))));
    }

    private RateLimitStore.Budget address() {
        return budget(Budgets.addressName(egress), shared.address());
    }

    private RateLimitStore.Budget user(String user) {
        return budget(Budgets.userName(user), shared.trading());
    }

    private RateLimitStore.Budget budget(String name, List<Rate> rates) {
        List<RateLimitStore.Window> windows = new ArrayList<>();
        for (Rate rate : rates) {
            windows.add(new RateLimitStore.Window(
                    Duration.ofNanos(StrictWindow.length(rate)),
                    rate.calls(),
                    StrictWindow.reserved(rate.calls(), shared.reserve())));
        }
        return new RateLimitStore.Budget(new BudgetKey(local.exchange(), name), windows);
    }

    private StoreLine line(List<RateLimitStore.Budget> budgets) {
        List<String> names = new ArrayList<>();
        budgets.forEach(budget -> names.add(budget.key().budget()));
        String description = "what all processes together may use of " + String.join(" and ", names);
        return new StoreLine(this, budgets, description, shared.ageing());
    }

    CompletableFuture<Permit> local(Turn turn) {
        return local.admit(turn);
    }

    CompletableFuture<Permit> own(Turn turn) {
        return own.admit(turn);
    }

    RateLimitStore store() {
        return sharing.store();
    }

    Duration timeout() {
        return sharing.timeout();
    }

    Duration lease() {
        return sharing.lease();
    }

    long now() {
        return ports.ticker().nanos();
    }

    Scheduler scheduler() {
        return ports.scheduler();
    }

    /** First part of the names of permits that nobody else uses. */
    String nextName() {
        return ports.process() + ":" + questions.getAndIncrement() + ":";
    }

    BlofinRateLimitException refusal(Turn turn, Refusal refusal) {
        return Refusals.exception(turn, refusal, local.exchange(), ports.clock().instant());
    }

    /** The store tells of a ban that another process has met. */
    void adopt(String budget, Duration left, String reason) {
        LOG.info("Another process has met a ban of {}: {}, {} s left", budget, reason, left.toSeconds());
        local.adopt(budget, left, reason);
    }

    /** Something changed in this JVM; the store is to know of bans. */
    void hear(LimitEvent event) {
        BudgetKey key = new BudgetKey(event.exchange(), event.budget());
        if (event.kind() == LimitEvent.Kind.BANNED) {
            tellBan(key, Duration.between(ports.clock().instant(), event.until()), event.reason());
        } else if (event.kind() == LimitEvent.Kind.REOPENED) {
            quietly(() -> store().reopen(key));
        }
    }

    private void tellBan(BudgetKey key, Duration left, String reason) {
        if (!left.isNegative() && !left.isZero()) {
            quietly(() -> store().ban(key, left, reason));
        }
    }

    /** What is told to a store that may be away: it is not waited for. */
    void quietly(Supplier<CompletionStage<Void>> message) {
        try {
            message.get().whenComplete((done, failure) -> {
                if (failure != null) {
                    LOG.debug("The store of limits did not take a message: {}", failure.getClass());
                }
            });
        } catch (RuntimeException e) {
            LOG.debug("The store of limits takes no messages: {}", e.getClass());
        }
    }

    void storeAway(StoreLine line, String reason) {
        boolean first = away.isEmpty();
        away.put(line, reason);
        if (first) {
            LOG.warn(
                    "{} of {} is not used ({}): calls are made from this process's own share of the limits until it is",
                    STORE,
                    local.exchange(),
                    reason);
            tell(LimitEvent.Kind.STORE_AWAY, reason);
        }
    }

    void storeBack(StoreLine line) {
        away.remove(line);
        // It may have lost them.
        local.bans()
                .forEach(ban -> tellBan(
                        new BudgetKey(ban.exchange(), ban.budget()),
                        Duration.between(ports.clock().instant(), ban.until()),
                        ban.reason()));
        if (away.isEmpty()) {
            LOG.info("{} of {} is used again", STORE, local.exchange());
            tell(LimitEvent.Kind.STORE_BACK, "");
        }
    }

    private void tell(LimitEvent.Kind kind, String reason) {
        listener.accept(new LimitEvent(local.exchange(), STORE, kind, UsageLevel.NORMAL, List.of(), null, reason));
    }

    /** Why limits are not shared now; empty: they are. */
    public Optional<String> trouble() {
        return away.values().stream().findFirst();
    }

    /** The windows, bans and waiting calls of this JVM. */
    public LimitAccess local() {
        return local;
    }

    /** Nothing is admitted any more; who waits is told that it is cancelled. */
    @Override
    public void close() {
        lines.values().forEach(StoreLine::close);
        local.close();
        own.close();
    }
}
