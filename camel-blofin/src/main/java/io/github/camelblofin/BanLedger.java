package io.github.camelblofin;

import io.github.camelblofin.limit.Ban;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.spi.StateRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers bans over a restart, so that a new process does not call into the ban that its predecessor met. One entry an
 * exchange; one line a ban: end, budget, reason, with bars between them. A store that fails is logged, and costs the memory
 * only. Safe for any thread; writes on the executor, since stores may block.
 */
final class BanLedger {
    private static final Logger LOG = LoggerFactory.getLogger(BanLedger.class);

    private final StateRepository<String, String> store;
    private final Executor executor;

    /** @param store {@code null}: nothing is remembered */
    BanLedger(StateRepository<String, String> store, Executor executor) {
        this.store = store;
        this.executor = executor;
    }

    private static String key(String exchange) {
        return "blofin-bans-" + exchange;
    }

    /** Bans that were saved; may block. */
    List<Ban> load(String exchange) {
        if (store == null) {
            return List.of();
        }
        try {
            String text = store.getState(key(exchange));
            return text == null ? List.of() : read(exchange, text);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Bans of {} cannot be read from banRepository, so none is known from before: {}",
                    exchange,
                    e.toString());
            return List.of();
        }
    }

    private static List<Ban> read(String exchange, String text) {
        List<Ban> bans = new ArrayList<>();
        for (String line : text.split(";", -1)) {
            String[] parts = line.split("\\|", -1);
            if (parts.length == 3) {
                try {
                    bans.add(new Ban(exchange, parts[1], Instant.parse(parts[0]), parts[2]));
                } catch (DateTimeException unreadable) {
                    LOG.warn("An entry of banRepository is not understood and ignored: {}", line);
                }
            }
        }
        return bans;
    }

    /** Replaces what was saved. */
    void save(String exchange, List<Ban> bans) {
        if (store == null) {
            return;
        }
        List<String> lines = bans.stream()
                .map(ban -> ban.until() + "|" + plain(ban.budget()) + "|" + plain(ban.reason()))
                .toList();
        try {
            executor.execute(() -> write(key(exchange), String.join(";", lines)));
        } catch (RejectedExecutionException stopped) {
            write(key(exchange), String.join(";", lines));
        }
    }

    private void write(String key, String text) {
        try {
            store.setState(key, text);
        } catch (RuntimeException e) {
            LOG.warn("Bans cannot be written to banRepository, so a restart will not know them: {}", e.toString());
        }
    }

    /** Names of users come from options. */
    private static String plain(String text) {
        return text.replaceAll("[|;\\r\\n=]", " ");
    }
}
