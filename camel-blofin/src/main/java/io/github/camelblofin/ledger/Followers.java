package io.github.camelblofin.ledger;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who follow a ledger. Whoever calls {@link #tell} does so one entry at a time. */
final class Followers {
    private static final Logger LOG = LoggerFactory.getLogger(Followers.class);

    /** Holders, so that a listener that follows twice can leave once. */
    private final List<Follower> all = new CopyOnWriteArrayList<>();

    private record Follower(Consumer<LedgerEntry> listener) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    OrderLedger.Following add(Consumer<LedgerEntry> listener) {
        Follower follower = new Follower(listener);
        all.add(follower);
        return () -> all.remove(follower);
    }

    void tell(LedgerEntry entry) {
        for (Follower follower : all) {
            try {
                follower.listener().accept(entry);
            } catch (RuntimeException e) {
                LOG.warn("A follower of the order ledger failed on entry {}", entry.number(), e);
            }
        }
    }
}
