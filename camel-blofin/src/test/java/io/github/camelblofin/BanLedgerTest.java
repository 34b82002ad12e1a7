package io.github.camelblofin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.limit.Ban;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.Test;

/** Bans outlast the process, and a store that fails costs the memory only. */
class BanLedgerTest {
    private static final String HOST = "exchange.example";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Ban ADDRESS = new Ban(HOST, "address default", NOON, "HTTP 403, the firewall");

    private final Store store = new Store();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final BanLedger ledger = new BanLedger(store, later::add);

    private static final class Store extends ServiceSupport implements StateRepository<String, String> {
        private final Map<String, String> entries = new HashMap<>();
        private boolean broken;

        @Override
        public void setState(String key, String value) {
            fail();
            entries.put(key, value);
        }

        @Override
        public String getState(String key) {
            fail();
            return entries.get(key);
        }

        private void fail() {
            if (broken) {
                throw new IllegalStateException("disk full");
            }
        }
    }

    private void runLater() {
        later.forEach(Runnable::run);
        later.clear();
    }

    @Test
    void whatWasSavedIsLoaded() {
        Ban user = new Ban(HOST, "user 4711", NOON.plusSeconds(10), "HTTP 429, too many calls");

        ledger.save(HOST, List.of(ADDRESS, user));
        assertThat(ledger.load(HOST)).as("written on the executor only").isEmpty();
        runLater();

        assertThat(ledger.load(HOST)).containsExactly(ADDRESS, user);
        assertThat(ledger.load("other.example")).isEmpty();
    }

    @Test
    void bansThatAreOverAreReplacedByNone() {
        ledger.save(HOST, List.of(ADDRESS));
        ledger.save(HOST, List.of());
        runLater();

        assertThat(ledger.load(HOST)).isEmpty();
    }

    @Test
    void namesThatLookLikeSeparatorsDoNoHarm() {
        ledger.save(HOST, List.of(new Ban(HOST, "user a|b;c=d\n", NOON, "why; because|so"), ADDRESS));
        runLater();

        assertThat(ledger.load(HOST)).hasSize(2).last().isEqualTo(ADDRESS);
    }

    @Test
    void entriesThatCannotBeReadAreLeftOut() {
        store.entries.put("blofin-bans-" + HOST, "tomorrow|address x|why;nonsense;;" + NOON + "|address default|why");

        assertThat(ledger.load(HOST)).extracting(Ban::budget).containsExactly("address default");
    }

    @Test
    void brokenStoreIsNoFailure() {
        store.broken = true;

        ledger.save(HOST, List.of(ADDRESS));
        runLater();

        assertThat(ledger.load(HOST)).isEmpty();
    }

    @Test
    void banThatIsMetWhileStoppingIsWrittenAtOnce() {
        BanLedger stopping = new BanLedger(store, task -> {
            throw new RejectedExecutionException();
        });

        stopping.save(HOST, List.of(ADDRESS));

        assertThat(stopping.load(HOST)).containsExactly(ADDRESS);
    }

    @Test
    void withoutAStoreNothingIsRemembered() {
        BanLedger none = new BanLedger(null, Runnable::run);

        none.save(HOST, List.of(ADDRESS));

        assertThat(none.load(HOST)).isEmpty();
    }
}
