package io.github.camelblofin.simulator;

import io.github.camelblofin.api.Access;
import io.github.camelblofin.simulator.SimulatorSettings.OpenAccount;
import io.github.camelblofin.simulator.access.KeyRing;
import io.github.camelblofin.simulator.access.PlayAccount;
import io.github.camelblofin.simulator.exchange.ClientIdRule;
import io.github.camelblofin.simulator.exchange.DefaultListings;
import io.github.camelblofin.simulator.exchange.ExchangeSettings;
import io.github.camelblofin.simulator.exchange.model.Listing;
import io.github.camelblofin.simulator.limit.Limits;
import io.github.camelblofin.simulator.socket.SocketServer;
import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.WallClock;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings of a {@link BlofinSimulator}; every one has a default. */
public final class SimulatorBuilder {
    private static final String PLAY_ACCOUNT = "play";

    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, List<Set<Access>>> moreKeys = new HashMap<>();
    private ExchangeSettings exchange = ExchangeSettings.defaults();
    private int port;
    private Duration idleTimeout = Duration.ofSeconds(30);
    private int maxPendingBytes = 8 << 20;
    private boolean refuseBrokerId;
    private Vertx vertx;
    private WallClock clock = WallClock.SYSTEM;
    private Duration clockSkew = Duration.ZERO;
    private Ticker ticker = Ticker.SYSTEM;
    private VirtualTime virtualTime;
    private Limits limits = Limits.none();
    private boolean pulse = true;

    /** @param balance null: that of the exchange settings */
    private record Account(BigDecimal balance, Set<Access> permissions) {}

    SimulatorBuilder() {}

    /** 0, the default, is any free port. */
    public SimulatorBuilder port(int value) {
        if (value < 0 || value > 65_535) {
            throw new IllegalArgumentException("port " + value + " is not between 0 and 65535");
        }
        port = value;
        return this;
    }

    /** Start of all chance, keys included; 42 by default. */
    public SimulatorBuilder seed(long value) {
        exchange = exchange.withSeed(value);
        return this;
    }

    /** Lists only these of the default instruments, such as {@code BTC-USDT}. */
    public SimulatorBuilder instruments(String... instIds) {
        List<Listing> wanted = new ArrayList<>();
        for (String instId : instIds) {
            wanted.add(DefaultListings.all().stream()
                    .filter(listing -> listing.instrument().instId().equals(instId))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no default instrument is called " + instId)));
        }
        return listings(wanted);
    }

    /** Lists these instruments, with these markets. */
    public SimulatorBuilder listings(List<Listing> value) {
        exchange = exchange.withListings(value);
        return this;
    }

    /** Pace of the synthetic market: 1 is normal, 0 switches it off, which leaves the books empty. */
    public SimulatorBuilder activity(double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("activity " + value + " is not a number from 0 on");
        }
        exchange = exchange.withActivity(value);
        return this;
    }

    /** Nobody trades by itself: the books are empty and prices stand, until {@link BlofinSimulator#market} moves them. */
    public SimulatorBuilder quiet() {
        return activity(0);
    }

    /** Everything about the exchange, replacing what was set before. */
    public SimulatorBuilder exchange(ExchangeSettings value) {
        exchange = value;
        return this;
    }

    /** How long a client id cannot be used again; by default as long as its order is remembered. */
    public SimulatorBuilder clientIds(ClientIdRule value) {
        exchange = exchange.withClientIds(value);
        return this;
    }

    /** Opens an account whose key may do everything. The first one opened is the play account. */
    public SimulatorBuilder account(String name, BigDecimal balance) {
        return account(name, balance, Access.TRADE, Access.TRANSFER, Access.WITHDRAW);
    }

    /** Opens an account whose key may, besides reading, do only this. */
    public SimulatorBuilder account(String name, BigDecimal balance, Access... permissions) {
        accounts.put(name, new Account(balance, Set.of(permissions)));
        return this;
    }

    /**
     * Gives an account another key, which may, besides reading, do only this; {@link BlofinSimulator#keys} tells all.
     *
     * @throws IllegalArgumentException when no such account was opened before
     */
    public SimulatorBuilder anotherKey(String account, Access... permissions) {
        if (!accounts.containsKey(account)) {
            throw new IllegalArgumentException("no account is called " + account + ": open it first");
        }
        moreKeys.computeIfAbsent(account, name -> new ArrayList<>()).add(Set.of(permissions));
        return this;
    }

    /** Opens an account whose key may only read. */
    public SimulatorBuilder readOnlyAccount(String name, BigDecimal balance) {
        return account(name, balance, new Access[0]);
    }

    /**
     * A fault: the exchange's clock is ahead of this machine's by this much, behind if negative, so that a client that
     * signs with this machine's time is refused with 152405 beyond a minute; {@link BlofinSimulator#setClockSkew} changes
     * it. Zero by default.
     */
    public SimulatorBuilder clockSkew(Duration value) {
        clockSkew = value;
        return this;
    }

    /** How long a WebSocket client may say nothing; 30 s by default, as at BloFin. */
    public SimulatorBuilder idleTimeout(Duration value) {
        idleTimeout = value;
        return this;
    }

    /** How much may wait for a WebSocket client that does not read, before it is dropped; 8 MiB by default. */
    public SimulatorBuilder maxPendingBytes(int value) {
        maxPendingBytes = value;
        return this;
    }

    /** Orders with a {@code brokerId} get 152011, as with plain keys of BloFin's. Off by default. */
    public SimulatorBuilder refuseBrokerId() {
        refuseBrokerId = true;
        return this;
    }

    /** How often whom may call; {@link Limits#none} by default, {@link Limits#standard} is BloFin's. */
    public SimulatorBuilder limits(Limits value) {
        limits = value;
        return this;
    }

    /** Uses this Vertx, and leaves it open. By default the simulator has one of its own. */
    public SimulatorBuilder vertx(Vertx value) {
        vertx = value;
        return this;
    }

    /**
     * Time passes only when {@link BlofinSimulator#advance} says so; it starts at this moment.
     *
     * @param start also the moment when clients' signatures must be made, give or take a minute
     */
    public SimulatorBuilder virtualTime(Instant start) {
        virtualTime = new VirtualTime(start);
        clock = virtualTime;
        ticker = virtualTime;
        return this;
    }

    /** For tests: the time of day. */
    SimulatorBuilder clock(WallClock value) {
        clock = value;
        return this;
    }

    /** For tests: what idle time is measured with. */
    SimulatorBuilder ticker(Ticker value) {
        ticker = value;
        return this;
    }

    /** For tests: nothing happens by itself. */
    SimulatorBuilder withoutPulse() {
        pulse = false;
        return this;
    }

    /**
     * Starts it.
     *
     * @throws IllegalStateException when the port is taken
     */
    public BlofinSimulator start() {
        if (accounts.isEmpty()) {
            account(PLAY_ACCOUNT, exchange.startingBalance());
        }
        List<OpenAccount> open = accounts.entrySet().stream()
                .map(entry -> open(entry.getKey(), entry.getValue()))
                .toList();
        SocketServer.Settings sockets = new SocketServer.Settings(idleTimeout, maxPendingBytes);
        SkewedClock time = new SkewedClock(clock, clockSkew);
        return BlofinSimulator.start(
                vertx,
                new SimulatorSettings(
                        port, exchange, open, sockets, refuseBrokerId, time, ticker, virtualTime, limits, pulse));
    }

    private OpenAccount open(String name, Account account) {
        List<PlayAccount> keys = new ArrayList<>();
        keys.add(KeyRing.issue(exchange.seed(), name, account.permissions()));
        for (Set<Access> permissions : moreKeys.getOrDefault(name, List.of())) {
            keys.add(KeyRing.issue(exchange.seed() + keys.size(), name, permissions));
        }
        return new OpenAccount(keys, account.balance());
    }
}
