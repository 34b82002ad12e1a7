package io.github.camelblofin.simulator.access;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;

/**
 * Remembers which nonces were used within the last 60 s. Bounded: when more than {@code capacity} nonces arrive within
 * that time the oldest are forgotten early. Source: "REST Authentication". Belongs to one thread.
 */
final class NonceMemory {
    private static final long WINDOW_MILLIS = 60_000;

    private final int capacity;
    private final Set<String> known = new HashSet<>();
    private final Queue<Used> oldestFirst = new ArrayDeque<>();

    private record Used(String nonce, long at) {}

    NonceMemory(int capacity) {
        this.capacity = capacity;
    }

    /** Notes that a key used a nonce now; false when it did so within the last 60 s. */
    boolean use(String apiKey, String nonce, long now) {
        while (!oldestFirst.isEmpty()
                && (oldestFirst.size() >= capacity || oldestFirst.peek().at() <= now - WINDOW_MILLIS)) {
            known.remove(oldestFirst.poll().nonce());
        }
        String name = apiKey + ' ' + nonce;
        if (!known.add(name)) {
            return false;
        }
        oldestFirst.add(new Used(name, now));
        return true;
    }
}
