package io.github.camelblofin.stream;

import io.github.camelblofin.error.BlofinException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * One way from the exchange to a subscription: all its feeds, on connections of this strand. A subscription
 * has one, or two that carry the same where losing a connection must cost nothing. Owned by the loop.
 */
final class Strand implements FeedSubscriber {
    /** The subscription that this leads to. */
    interface Owner {
        void frame(Frame frame);

        void confirmed(Strand strand, FeedKey key);

        void refused(Strand strand, FeedKey key, BlofinException problem);

        void loginRefused(BlofinException problem);

        void unreachable(String reason);

        /** These were confirmed here and are no more. */
        void interrupted(Collection<FeedKey> lost, String reason);

        void stale(FeedKey key, String detail);

        void flowing(FeedKey key);

        void outdated(Strand strand);
    }

    private final ConnectionPool pool;
    private final PoolKey poolKey;
    private final Duration staleAfter;
    private final Owner owner;
    /** Where each feed is. Owner: the loop, as for all fields. */
    private final Map<Connection, List<FeedKey>> placement = new LinkedHashMap<>();

    private final Set<FeedKey> confirmed = new HashSet<>();
    private final Set<FeedKey> refused = new HashSet<>();

    Strand(ConnectionPool pool, PoolKey poolKey, Duration staleAfter, Owner owner) {
        this.pool = pool;
        this.poolKey = poolKey;
        this.staleAfter = staleAfter;
        this.owner = owner;
    }

    /** Another strand of the same number, to go over to. */
    Strand successor() {
        return new Strand(pool, poolKey, staleAfter, owner);
    }

    void join(Collection<FeedKey> keys) {
        pool.join(poolKey, keys, this).forEach((connection, feeds) -> placement
                .computeIfAbsent(connection, any -> new ArrayList<>())
                .addAll(feeds));
    }

    /** Completes when the exchange has confirmed the end of those that nobody else wants. */
    CompletionStage<Void> leave(Collection<FeedKey> keys) {
        Map<Connection, List<FeedKey>> leaving = new LinkedHashMap<>();
        placement.forEach((connection, feeds) -> {
            List<FeedKey> part = feeds.stream().filter(keys::contains).toList();
            if (!part.isEmpty()) {
                leaving.put(connection, part);
            }
        });
        leaving.forEach((connection, part) -> placement.get(connection).removeAll(part));
        placement.values().removeIf(List::isEmpty);
        confirmed.removeAll(keys);
        refused.removeAll(keys);
        return pool.leave(leaving, this);
    }

    /** The same for all. */
    CompletionStage<Void> leave() {
        Map<Connection, List<FeedKey>> leaving = new LinkedHashMap<>(placement);
        placement.clear();
        confirmed.clear();
        refused.clear();
        return pool.leave(leaving, this);
    }

    void renew(FeedKey key) {
        List.copyOf(placement.entrySet()).stream()
                .filter(entry -> entry.getValue().contains(key))
                .forEach(entry -> entry.getKey().sharers().renew(key));
    }

    /** Stops reading. */
    void hold() {
        placement.keySet().forEach(connection -> connection.sharers().hold(this));
    }

    /** Reads on. */
    void release() {
        placement.keySet().forEach(connection -> connection.sharers().release(this));
    }

    /** Whether nobody else uses the connections. */
    boolean alone() {
        return placement.keySet().stream()
                .allMatch(connection -> connection.sharers().onlyFor(this));
    }

    boolean has(FeedKey key) {
        return confirmed.contains(key);
    }

    /** How many feeds were confirmed or refused. */
    int answered() {
        return confirmed.size() + refused.size();
    }

    @Override
    public void frame(Frame frame) {
        owner.frame(frame);
    }

    @Override
    public void confirmed(FeedKey key) {
        confirmed.add(key);
        refused.remove(key);
        owner.confirmed(this, key);
    }

    @Override
    public void refused(FeedKey key, BlofinException problem) {
        refused.add(key);
        confirmed.remove(key);
        owner.refused(this, key, problem);
    }

    @Override
    public void loginRefused(BlofinException problem) {
        owner.loginRefused(problem);
    }

    @Override
    public void unreachable(String reason) {
        owner.unreachable(reason);
    }

    @Override
    public void interrupted(Connection connection, String reason) {
        List<FeedKey> lost = placement.getOrDefault(connection, List.of()).stream()
                .filter(confirmed::remove)
                .toList();
        owner.interrupted(lost, reason);
    }

    @Override
    public Duration staleAfter() {
        return staleAfter;
    }

    @Override
    public void stale(FeedKey key, String detail) {
        owner.stale(key, detail);
    }

    @Override
    public void flowing(FeedKey key) {
        owner.flowing(key);
    }

    @Override
    public void outdated(Connection connection) {
        owner.outdated(this);
    }
}
