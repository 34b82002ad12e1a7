package io.github.camelblofin;

import io.github.camelblofin.api.Environment;
import io.github.camelblofin.guard.CancelRun;
import io.github.camelblofin.guard.CancelTerms;
import io.github.camelblofin.guard.KillSwitch;
import io.github.camelblofin.guard.KillSwitch.Closing;
import io.github.camelblofin.ledger.LedgerEntry;
import io.github.camelblofin.ledger.LedgerNote;
import io.github.camelblofin.ledger.OrderLedger;
import io.github.camelblofin.ledger.Step;
import io.github.camelblofin.model.CancelReport;
import io.github.camelblofin.rest.Signing;
import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.WallClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kill switches of a component's users: the JVM's switch, remembered in the order ledger, so that with a ledger on disk it
 * stays closed over a restart. Safe for any thread; only {@link #restore} waits.
 */
final class AccountKills {
    private static final Logger LOG = LoggerFactory.getLogger(AccountKills.class);
    private static final String NAMES = "names";
    private static final String SINCE = "since";
    private static final String REASON = "reason";
    /** No name has it: names are host, space, user. */
    private static final String BETWEEN = ",";

    private final KillSwitch killSwitch = KillSwitch.SHARED;
    private final Supplier<OrderLedger> ledger;
    private final Scheduler scheduler;
    private final Consumer<BlofinKillEvent.News> events;
    /** Guarded by this. */
    private boolean restored;

    /** @param events is told of what happens, on any thread */
    AccountKills(Supplier<OrderLedger> ledger, Scheduler scheduler, Consumer<BlofinKillEvent.News> events) {
        this.ledger = ledger;
        this.scheduler = scheduler;
        this.events = events;
    }

    KillSwitch killSwitch() {
        return killSwitch;
    }

    /** All names of the user behind a key. Never the key itself. */
    static Set<String> names(Environment where, Signing signing) {
        String host = where.rest().getAuthority();
        Set<String> names = new TreeSet<>();
        signing.user().ifPresent(user -> names.add(host + " " + user.replace(BETWEEN, "_")));
        signing.keyId().ifPresent(key -> names.add(host + " key-" + fingerprint(key)));
        return names;
    }

    private static String fingerprint(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has it
        }
    }

    /**
     * Closes what was closed when the last process ended. Does so once; reads the ledger.
     *
     * @throws io.github.camelblofin.ledger.LedgerException when the ledger cannot be read, and nothing may be sent
     */
    synchronized void restore() {
        if (restored) {
            return;
        }
        Map<Set<String>, LedgerEntry> closed = new LinkedHashMap<>();
        ledger.get().replay(entry -> {
            if (entry.note().step() == Step.KILLED) {
                closed.put(names(entry), entry);
            } else if (entry.note().step() == Step.RELEASED) {
                closed.keySet().removeIf(users -> users.stream().anyMatch(names(entry)::contains));
            }
        });
        closed.forEach((users, entry) -> {
            Map<String, String> facts = entry.note().facts();
            killSwitch.close(users, Instant.parse(facts.get(SINCE)), facts.getOrDefault(REASON, ""));
            LOG.warn("The kill switch of {} is closed since {}, as the order ledger says", users, facts.get(SINCE));
        });
        restored = true;
    }

    private static Set<String> names(LedgerEntry entry) {
        return Arrays.stream(entry.note().facts().getOrDefault(NAMES, "").split(BETWEEN))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Closes the switch at once, then cancels until nothing is left.
     *
     * @param reason for the record
     */
    CompletionStage<CancelReport> kill(BlofinEndpoint endpoint, Signing signing, String reason) {
        Set<String> users = names(endpoint.environment(), signing);
        Closing closing = killSwitch.close(users, WallClock.SYSTEM.instant(), reason);
        LOG.warn("The kill switch of {} is closed: {}", closing.users(), reason);
        events.accept(new BlofinKillEvent.News(BlofinKillEvent.Kind.KILLED, closing.users(), closing.reason(), null));
        CompletableFuture<String> written = write(Step.KILLED, closing)
                .handle((entry, problem) -> problem == null ? "" : "The order ledger could not be written: " + problem)
                .toCompletableFuture();
        BlofinConfiguration options = endpoint.getConfiguration();
        CancelTerms terms = new CancelTerms(
                order -> true,
                options.isClosePositions(),
                () -> killSwitch.underWay(users),
                Duration.ofMillis(options.getListLag()),
                Duration.ofMillis(options.getKillTimeout()));
        return CancelRun.start(terms, new RestDesk(endpoint, signing), scheduler, Ticker.SYSTEM)
                .thenApply(report -> {
                    CancelReport dated = report.closedAt(closing.since());
                    String problem = written.getNow("The order ledger has not confirmed yet");
                    CancelReport whole = problem.isEmpty() ? dated : dated.withProblem(problem);
                    LOG.warn("Kill of {}: {}", closing.users(), whole);
                    told(closing.users(), closing.reason(), whole);
                    return whole;
                });
    }

    /** Orders were cancelled. */
    void told(Set<String> users, String reason, CancelReport report) {
        events.accept(new BlofinKillEvent.News(BlofinKillEvent.Kind.CANCELLED, users, reason, report));
    }

    /** Opens the switch once that is written down; empty when it was open. */
    CompletionStage<Optional<Closing>> release(Set<String> users, String reason) {
        Optional<Closing> known = killSwitch.closing(users);
        if (known.isEmpty()) {
            return CompletableFuture.completedFuture(known);
        }
        Closing opening = new Closing(known.get().users(), known.get().since(), reason);
        return write(Step.RELEASED, opening).thenApply(entry -> {
            killSwitch.release(users);
            LOG.warn("The kill switch of {} is open again: {}", opening.users(), reason);
            events.accept(new BlofinKillEvent.News(BlofinKillEvent.Kind.RELEASED, opening.users(), reason, null));
            return known;
        });
    }

    private CompletionStage<LedgerEntry> write(Step step, Closing closing) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(NAMES, String.join(BETWEEN, closing.users()));
        facts.put(SINCE, closing.since().toString());
        facts.put(REASON, closing.reason());
        List<String> names = List.copyOf(closing.users());
        try {
            return ledger.get().append(new LedgerNote(step, null, names.get(0), null, facts));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
