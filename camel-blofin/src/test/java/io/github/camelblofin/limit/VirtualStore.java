package io.github.camelblofin.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A store of limits in virtual time that can be away, slow, and lose its data. Knows no bans. One thread. */
final class VirtualStore implements RateLimitStore {
    private final VirtualTime time;
    /** Ends of calls, by budget and permit. */
    private final Map<BudgetKey, Map<String, Long>> kept = new HashMap<>();

    private final Map<BudgetKey, Long> since = new HashMap<>();
    final List<Question> questions = new ArrayList<>();
    boolean down;
    /** Nobody is told anything. */
    boolean mute;

    Duration latency = Duration.ZERO;

    VirtualStore(VirtualTime time) {
        this.time = time;
    }

    void lose() {
        kept.clear();
        since.clear();
    }

    @Override
    public CompletionStage<Answer> acquire(Question question) {
        questions.add(question);
        if (down) {
            return CompletableFuture.failedFuture(new IllegalStateException("the store is down"));
        }
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        boolean lost = mute;
        Duration way = latency;
        time.after(way.dividedBy(2), () -> {
            if (down) {
                answer.completeExceptionally(new IllegalStateException("the connection broke"));
                return;
            }
            Answer said = decide(question);
            if (!lost) {
                time.after(way.dividedBy(2), () -> answer.complete(said));
            }
        });
        return answer;
    }

    private Answer decide(Question question) {
        long unknown = 0;
        long room = Long.MAX_VALUE;
        long ordinaryRoom = Long.MAX_VALUE;
        for (Budget budget : question.budgets()) {
            since.putIfAbsent(budget.key(), time.nanos());
            for (Window window : budget.windows()) {
                long held = held(budget.key(), window);
                room = Math.min(room, window.calls() - held);
                ordinaryRoom = Math.min(ordinaryRoom, window.calls() - window.reserved() - held);
                unknown = Math.max(
                        unknown,
                        since.get(budget.key())
                                + question.lease().plus(window.length()).toNanos()
                                - time.nanos());
            }
        }
        if (unknown > 0) {
            Duration wait = Duration.ofNanos(unknown);
            return new Answer(Kind.UNKNOWN, "", 0, 0, wait, wait, "");
        }
        int urgent = (int) Math.max(0, Math.min(question.urgent(), room));
        int ordinary = (int) Math.max(0, Math.min(question.ordinary(), ordinaryRoom - urgent));
        for (Budget budget : question.budgets()) {
            Map<String, Long> calls = kept.computeIfAbsent(budget.key(), key -> new HashMap<>());
            long lease = time.nanos() + question.lease().toNanos();
            for (int i = 1; i <= urgent; i++) {
                calls.put(question.name() + "u" + i, lease);
            }
            for (int i = 1; i <= ordinary; i++) {
                calls.put(question.name() + "o" + i, lease);
            }
        }
        Duration soon = Duration.ofMillis(50);
        return new Answer(Kind.GRANTED, "", urgent, ordinary, soon, soon, "");
    }

    private long held(BudgetKey key, Window window) {
        return kept.getOrDefault(key, Map.of()).values().stream()
                .filter(end -> end + window.length().toNanos() - time.nanos() > 0)
                .count();
    }

    @Override
    public CompletionStage<Void> end(List<BudgetKey> budgets, Ending ending, List<String> permits) {
        if (down) {
            return CompletableFuture.failedFuture(new IllegalStateException("the store is down"));
        }
        for (BudgetKey key : budgets) {
            Map<String, Long> calls = kept.computeIfAbsent(key, name -> new HashMap<>());
            for (String permit : permits) {
                if (ending == Ending.UNSENT) {
                    calls.remove(permit);
                } else {
                    calls.put(permit, time.nanos());
                }
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> ban(BudgetKey budget, Duration left, String reason) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> reopen(BudgetKey budget) {
        return CompletableFuture.completedFuture(null);
    }
}
