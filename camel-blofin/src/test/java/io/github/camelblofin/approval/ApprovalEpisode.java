package io.github.camelblofin.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.ledger.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * People, a disk and an exchange that do what they like, and a process that dies. Each order that is handed over is judged by
 * what people did, without asking the code under test.
 */
final class ApprovalEpisode {
    private static final List<String> PEOPLE = List.of("alice", "Alice", "bob", "carol", " dave ", "");

    private final Random random;
    private final TestTime time = new TestTime();
    private final List<LedgerEntry> disk = new ArrayList<>();
    private final Map<String, ApprovalRequest> asked = new HashMap<>();
    /** Ids of which somebody was told that they wait. */
    private final Set<String> confirmed = new HashSet<>();
    /** Who tried to approve in time, whatever came of it. */
    private final Map<String, Set<String>> willing = new HashMap<>();
    /** Ids of which somebody was told that they are declined. */
    private final Set<String> declined = new HashSet<>();

    private final Map<String, Integer> sends = new HashMap<>();
    private final Deque<CompletableFuture<ApprovalOutlet.Sent>> underWay = new ArrayDeque<>();
    private TestLedger ledger;
    private ApprovalDesk desk;

    ApprovalEpisode(long seed) {
        random = new Random(seed);
        begin(false);
    }

    private void begin(boolean fast) {
        ledger = new TestLedger(disk, time, fast);
        desk = new ApprovalDesk(ledger, time, time);
        desk.open("orders", new Judge());
    }

    private final class Judge implements ApprovalOutlet {
        @Override
        public CompletionStage<Sent> send(Approval approval) {
            ApprovalRequest request = asked.get(approval.id());
            assertThat(approval.request()).isEqualTo(request);
            assertThat(sends.merge(request.clientId(), 1, Integer::sum))
                    .as("times that the order of %s is sent", approval.id())
                    .isEqualTo(1);
            assertThat(willing.get(approval.id()).size())
                    .as("who approved %s", approval.id())
                    .isGreaterThanOrEqualTo(request.required());
            assertThat(declined).doesNotContain(approval.id());
            assertThat(time.instant()).isBefore(request.expiresAt());
            CompletableFuture<Sent> sending = new CompletableFuture<>();
            underWay.add(sending);
            return sending;
        }

        @Override
        public void tell(Approval approval, Sent sent) {
            assertThat(approval.state().ended()).isTrue();
        }
    }

    /** How many orders were sent. */
    int run() {
        for (int i = 0; i < 80; i++) {
            act();
        }
        restart(true);
        time.pass(Duration.ofMinutes(30));
        while (!underWay.isEmpty()) {
            answer();
        }
        for (String id : confirmed) {
            assertThat(desk.find(id).orElseThrow().state().ended())
                    .as("%s has ended", id)
                    .isTrue();
        }
        return sends.size();
    }

    private void act() {
        switch (random.nextInt(20)) {
            case 0, 1 -> ask();
            case 2, 3, 4, 5, 6, 7 -> approve();
            case 8 -> decline();
            case 9 -> time.pass(Duration.ofMillis(random.nextInt(60_000)));
            case 10 -> toTheEdge();
            case 11 -> restart(false);
            case 12 -> ledger.fail(random.nextBoolean());
            case 13 -> answer();
            default -> ledger.write();
        }
    }

    private void ask() {
        String id = "a" + asked.size();
        String asker = random.nextBoolean() ? PEOPLE.get(random.nextInt(3)) : null;
        ApprovalRequest request = new ApprovalRequest(
                id,
                "orders",
                "trade/order",
                null,
                "c" + asked.size(),
                "{}",
                asker,
                1 + random.nextInt(3),
                List.of(),
                time.instant().plusSeconds(10 + random.nextInt(300)));
        asked.put(id, request);
        willing.put(id, new HashSet<>());
        desk.ask(request).thenAccept(approval -> confirmed.add(id));
    }

    private void approve() {
        if (asked.isEmpty()) {
            return;
        }
        String id = anyId();
        String who = PEOPLE.get(random.nextInt(PEOPLE.size()));
        String name = who.strip().toLowerCase(Locale.ROOT);
        String asker = String.valueOf(asked.get(id).askedBy()).toLowerCase(Locale.ROOT);
        Instant until = asked.get(id).expiresAt();
        if (!name.isEmpty() && !name.equals(asker) && time.instant().isBefore(until)) {
            willing.get(id).add(name);
        }
        desk.approve(id, who);
    }

    private void decline() {
        if (!asked.isEmpty()) {
            String id = anyId();
            desk.decline(id, "erin", null).thenAccept(approval -> declined.add(id));
        }
    }

    private String anyId() {
        return "a" + random.nextInt(asked.size());
    }

    /** To the moment at which one expires, or the one before. */
    private void toTheEdge() {
        if (!asked.isEmpty()) {
            Duration left = Duration.between(time.instant(), asked.get(anyId()).expiresAt());
            if (!left.isNegative() && !left.isZero()) {
                time.pass(left.minusMillis(random.nextInt(2)));
            }
        }
    }

    private void answer() {
        CompletableFuture<ApprovalOutlet.Sent> sending = underWay.poll();
        if (sending != null) {
            if (random.nextInt(3) == 0) {
                sending.completeExceptionally(new IllegalStateException("lost"));
            } else {
                sending.complete(new ApprovalOutlet.Sent(ApprovalState.DONE, null, null));
            }
        }
    }

    private void restart(boolean fast) {
        ledger.die(random.nextInt(3));
        time.forget();
        underWay.clear();
        time.pass(Duration.ofSeconds(random.nextInt(20)));
        begin(fast);
    }
}
