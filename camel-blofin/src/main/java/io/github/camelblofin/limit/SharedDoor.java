package io.github.camelblofin.limit;

import io.github.camelblofin.limit.RateLimitStore.Answer;
import io.github.camelblofin.limit.RateLimitStore.Budget;
import io.github.camelblofin.limit.RateLimitStore.Kind;
import io.github.camelblofin.limit.RateLimitStore.Question;
import io.github.camelblofin.limit.RateLimitStore.Window;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * New sockets of all processes, one a second: who wants one asks again until the store has allowed it. Without the store each
 * process keeps so long a distance that all together make one a second on average; nobody can say which second. Safe for any
 * thread and never blocks.
 */
final class SharedDoor {
    /** A little slower than BloFin allows, as attempts travel at different speeds. */
    private static final Rate RATE = new Rate(1, Duration.ofMillis(1_100));

    private static final Duration SOON = Duration.ofMillis(20);
    /** A permission that nobody uses is given back. */
    private static final long USABLE = Duration.ofSeconds(1).toNanos();
    /** Between questions to a store that is away. */
    private static final long RETRY = Duration.ofSeconds(1).toNanos();

    private final SharedAccess access;
    private final Budget budget;
    private final long ownGap;
    /** The question under way; {@code null}: none. Guarded by this, as all that follows. */
    private String asking;

    private long askedAt;
    /** The permission that nobody has used yet; {@code null}: none. */
    private String granted;

    private long grantedAt;
    private boolean away;
    /** Not asked before. */
    private long from;

    private long ownFrom;

    SharedDoor(SharedAccess access, RateLimitStore.BudgetKey key, int processes) {
        this.access = access;
        this.budget = new Budget(key, List.of(new Window(Duration.ofNanos(StrictWindow.length(RATE)), 1, 0)));
        this.ownGap = RATE.window().multipliedBy(processes).toNanos();
        this.from = access.now();
        this.ownFrom = from;
    }

    /** Zero: go; otherwise when to ask again. */
    Duration tryPass() {
        String used = null;
        Question question = null;
        Duration wait;
        synchronized (this) {
            long now = access.now();
            if (asking != null && now - askedAt > access.timeout().toNanos()) {
                asking = null;
                leave(now);
            }
            if (granted != null && now - grantedAt <= USABLE) {
                used = granted;
                granted = null;
                wait = Duration.ZERO;
            } else {
                question = question(now);
                // What was known of the store before may be long ago: its answer comes first.
                wait = away && asking == null && ownFrom - now <= 0 ? Duration.ZERO : SOON;
                if (wait.isZero()) {
                    ownFrom = now + ownGap;
                }
            }
        }
        if (used != null) {
            end(used, Ending.LOST);
        }
        if (question != null) {
            ask(question);
        }
        return wait;
    }

    private Question question(long now) {
        if (granted != null) {
            end(granted, Ending.UNSENT);
            granted = null;
        }
        if (asking != null || from - now > 0) {
            return null;
        }
        asking = access.nextName();
        askedAt = now;
        return new Question(List.of(budget), 0, 1, asking, access.lease());
    }

    private void ask(Question question) {
        CompletionStage<Answer> answer;
        try {
            answer = access.store().acquire(question);
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        answer.whenComplete((said, failure) -> answered(question.name(), said));
    }

    private void answered(String name, Answer answer) {
        boolean unwanted = answer != null && answer.ordinary() > 0;
        synchronized (this) {
            long now = access.now();
            if (name.equals(asking)) {
                asking = null;
                if (answer == null || answer.kind() == Kind.UNKNOWN) {
                    leave(now);
                } else {
                    away = false;
                    from = now + answer.ordinaryWait().toNanos();
                    if (unwanted) {
                        granted = name + "o1";
                        grantedAt = now;
                        unwanted = false;
                    }
                }
            }
        }
        if (unwanted) {
            end(name + "o1", Ending.UNSENT);
        }
    }

    private void leave(long now) {
        away = true;
        from = now + RETRY;
    }

    private void end(String permit, Ending ending) {
        access.quietly(() -> access.store().end(List.of(budget.key()), ending, List.of(permit)));
    }
}
