package io.github.camelblofin.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/**
 * Places exchange subscriptions on connections: one connection for each {@link PoolKey} until it is full, then another. A
 * connection that nobody uses any more is closed and forgotten. Owned by the loop, except {@link #status()}.
 */
final class ConnectionPool {
    private final StreamSettings settings;
    private final StreamPorts ports;
    private final LongSupplier epochs;
    /** Owner: the loop. */
    private final Map<PoolKey, List<Connection>> groups = new HashMap<>();
    /** All of them; written by the loop, read by anybody. */
    private final List<Connection> all = new CopyOnWriteArrayList<>();

    ConnectionPool(StreamSettings settings, StreamPorts ports, LongSupplier epochs) {
        this.settings = settings;
        this.ports = ports;
        this.epochs = epochs;
    }

    /** Subscribes to the keys, or shares what others have, and says where each key is. */
    Map<Connection, List<FeedKey>> join(PoolKey poolKey, Collection<FeedKey> keys, FeedSubscriber subscriber) {
        List<Connection> group = groups.computeIfAbsent(poolKey, any -> new ArrayList<>());
        Map<Connection, List<FeedKey>> placement = place(group, keys);
        placement.forEach((connection, feedKeys) -> connection.join(feedKeys, subscriber));
        List<FeedKey> homeless = new ArrayList<>(keys);
        placement.values().forEach(homeless::removeAll);
        int room = settings.maxSubscriptionsPerConnection();
        for (int from = 0; from < homeless.size(); from += room) {
            List<FeedKey> part = List.copyOf(homeless.subList(from, Math.min(homeless.size(), from + room)));
            Connection connection = new Connection(poolKey, settings, ports, epochs, gone -> retire(poolKey));
            group.add(connection);
            all.add(connection);
            placement.put(connection, part);
            connection.join(part, subscriber);
            connection.start();
        }
        return placement;
    }

    /** Where there is room, or the same subscription already. */
    private Map<Connection, List<FeedKey>> place(List<Connection> group, Collection<FeedKey> keys) {
        Map<Connection, List<FeedKey>> placement = new LinkedHashMap<>();
        for (FeedKey feedKey : keys) {
            group.stream()
                    .filter(connection -> connection.sharers().has(feedKey))
                    .findFirst()
                    .or(() -> group.stream()
                            .filter(connection -> hasRoom(connection, placement.get(connection)))
                            .findFirst())
                    .ifPresent(connection -> placement
                            .computeIfAbsent(connection, any -> new ArrayList<>())
                            .add(feedKey));
        }
        return placement;
    }

    private boolean hasRoom(Connection connection, List<FeedKey> coming) {
        int more = coming == null
                ? 0
                : (int) coming.stream()
                        .filter(key -> !connection.sharers().has(key))
                        .count();
        return connection.sharers().size() + more < settings.maxSubscriptionsPerConnection();
    }

    /** The subscriber goes. Completes when the exchange has confirmed, or the connection is closed. */
    CompletionStage<Void> leave(Map<Connection, List<FeedKey>> placement, FeedSubscriber subscriber) {
        List<CompletableFuture<Void>> gone = new ArrayList<>();
        placement.forEach((connection, feedKeys) -> {
            gone.add(connection.leave(feedKeys, subscriber).toCompletableFuture());
            if (connection.closed()) {
                forget(connection);
            }
        });
        return CompletableFuture.allOf(gone.toArray(CompletableFuture[]::new));
    }

    /**
     * There is another key: who uses connections that are logged in with the old one is told to join again, and gets new
     * ones. Those that are left stay until nobody uses them.
     */
    private void retire(PoolKey poolKey) {
        List<Connection> old = groups.getOrDefault(poolKey, List.of()).stream()
                .filter(Connection::outdated)
                .toList();
        groups.computeIfPresent(poolKey, (key, group) -> {
            group.removeAll(old);
            return group.isEmpty() ? null : group;
        });
        old.forEach(Connection::retire);
    }

    private void forget(Connection connection) {
        all.remove(connection);
        groups.values().forEach(group -> group.remove(connection));
        groups.values().removeIf(List::isEmpty);
    }

    /** Pictures of all connections; for any thread. */
    List<ConnectionStatus> status() {
        return all.stream().map(Connection::status).toList();
    }
}
