package io.github.camelblofin.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.limit.RateLimitStore.Answer;
import io.github.camelblofin.limit.RateLimitStore.Budget;
import io.github.camelblofin.limit.RateLimitStore.BudgetKey;
import io.github.camelblofin.limit.RateLimitStore.Kind;
import io.github.camelblofin.limit.RateLimitStore.Window;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the script in Redis decides, in virtual time. */
@Timeout(90)
class RedisRateLimitStoreTest {
    private static final Duration LEASE = Duration.ofSeconds(12);
    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final BudgetKey ADDRESS = new BudgetKey("exchange.example", "address default");
    private static final BudgetKey USER = new BudgetKey("exchange.example", "user 1");
    private static final List<Budget> BOTH = List.of(
            new Budget(ADDRESS, List.of(new Window(MINUTE, 10, 2))),
            new Budget(USER, List.of(new Window(Duration.ofSeconds(10), 5, 1))));

    private static VirtualRedis redis;
    private int number;

    @BeforeAll
    static void start() throws IOException {
        redis = new VirtualRedis();
    }

    @AfterAll
    static void stop() throws IOException {
        redis.close();
    }

    @BeforeEach
    void beginWithWhatIsKnown() {
        redis.flush();
        assertThat(ask(0, 0))
                .extracting(Answer::kind, Answer::urgentWait)
                .containsExactly(Kind.UNKNOWN, LEASE.plus(MINUTE));
        redis.pass(LEASE.plus(MINUTE));
    }

    /** Places are named after a letter and the number of the question. */
    private Answer ask(int urgent, int ordinary) {
        return redis.acquire(BOTH, urgent, ordinary, "p" + number++ + ":", LEASE);
    }

    private void end(Ending ending, String... permits) throws Exception {
        redis.store
                .end(List.of(ADDRESS, USER), ending, List.of(permits))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @Test
    void ordinaryCallsLeaveTheReserveToUrgentOnes() {
        assertThat(ask(0, 9)).extracting(Answer::kind, Answer::ordinary).containsExactly(Kind.GRANTED, 4);
        Answer urgent = ask(3, 3);

        assertThat(urgent.urgent()).isOne();
        assertThat(urgent.ordinary()).isZero();
        // They are under way, so none comes free before the window's length.
        assertThat(urgent.urgentWait()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void answeredCallHoldsItsPlaceForTheWindow() throws Exception {
        ask(5, 0);
        redis.pass(Duration.ofSeconds(2));
        end(Ending.ANSWERED, "p1:u1");
        redis.pass(Duration.ofSeconds(4));

        assertThat(ask(1, 0).urgentWait()).isEqualTo(Duration.ofSeconds(6));
        redis.pass(Duration.ofMillis(5_999));
        assertThat(ask(1, 0).urgent()).isZero();
        redis.pass(Duration.ofMillis(1));
        assertThat(ask(2, 0).urgent()).isOne();
    }

    @Test
    void callOfAProcessThatCrashedHoldsItsPlaceForTheLeaseAndTheWindowAndNotForEver() {
        ask(5, 0);
        redis.pass(LEASE.plusSeconds(10).minusNanos(1_000));
        assertThat(ask(1, 0).urgent()).isZero();

        redis.pass(Duration.ofNanos(1_000));
        assertThat(ask(9, 0).urgent()).isEqualTo(5);
        redis.pass(Duration.ofSeconds(49));
        assertThat(ask(9, 0).urgent()).isZero();
    }

    @Test
    void callThatWasNotSentGivesItsPlaceBack() throws Exception {
        ask(5, 0);
        end(Ending.UNSENT, "p1:u2", "p1:u3");

        assertThat(ask(9, 0).urgent()).isEqualTo(2);
    }

    @Test
    void nothingIsGivenOutWhenTheDataWasLost() throws Exception {
        ask(5, 0);
        redis.flush();
        assertThat(ask(1, 0))
                .extracting(Answer::kind, Answer::urgentWait)
                .containsExactly(Kind.UNKNOWN, LEASE.plus(MINUTE));
        redis.pass(LEASE.plus(MINUTE).minusNanos(1_000));
        assertThat(ask(1, 0).kind()).isEqualTo(Kind.UNKNOWN);
        redis.pass(Duration.ofNanos(1_000));
        assertThat(ask(1, 0).urgent()).isOne();
    }

    @Test
    void nothingIsGivenOutAfterARestart() throws Exception {
        redis.restart();

        assertThat(ask(1, 0).kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void dataOfAnotherServerMayLackTheLatestCalls() {
        redis.forgetRun("camel-blofin:limits:1:{exchange.example}:user 1");

        assertThat(ask(1, 0))
                .extracting(Answer::kind, Answer::urgentWait)
                .containsExactly(Kind.UNKNOWN, LEASE.plusSeconds(10));
    }

    @Test
    void banStopsEverybodyThenOneFindsOut() throws Exception {
        redis.store
                .ban(ADDRESS, Duration.ofMinutes(5), "HTTP 403")
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        redis.store
                .ban(ADDRESS, Duration.ofMinutes(1), "shorter")
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        redis.pass(Duration.ofMinutes(2));
        assertThat(ask(3, 3))
                .isEqualTo(new Answer(
                        Kind.BANNED,
                        "address default",
                        0,
                        0,
                        Duration.ofMinutes(3),
                        Duration.ofMinutes(3),
                        "HTTP 403"));
        redis.store.reopen(ADDRESS).toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(ask(1, 0).kind()).isEqualTo(Kind.BANNED);

        redis.pass(Duration.ofMinutes(3));
        assertThat(ask(2, 2)).extracting(Answer::urgent, Answer::ordinary).containsExactly(1, 0);
        assertThat(ask(1, 1).kind()).isEqualTo(Kind.PROBED);
        end(Ending.ANSWERED, "p3:u1");
        assertThat(ask(2, 2))
                .extracting(Answer::kind, Answer::urgent, Answer::ordinary)
                .containsExactly(Kind.GRANTED, 2, 1);
    }

    @Test
    void probeWithoutAnAnswerIsRepeated() throws Exception {
        redis.store
                .ban(USER, Duration.ofSeconds(10), "HTTP 429")
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        redis.pass(Duration.ofSeconds(10));
        assertThat(ask(0, 1).ordinary()).isOne();
        end(Ending.LOST, "p1:o1");
        assertThat(ask(0, 1))
                .extracting(Answer::kind, Answer::ordinaryWait)
                .containsExactly(Kind.BANNED, Duration.ofSeconds(5));
        redis.pass(Duration.ofSeconds(5));
        assertThat(ask(0, 1).ordinary()).isOne();
        redis.pass(Duration.ofSeconds(30));
        // Its process has crashed.
        assertThat(ask(0, 1).ordinary()).isOne();
    }

    @Test
    void callsAreRememberedForTheLongestWindow() throws Exception {
        List<Budget> hourly = List.of(new Budget(ADDRESS, List.of(new Window(Duration.ofHours(1), 2, 0))));
        redis.pass(Duration.ofHours(1));
        assertThat(redis.acquire(hourly, 2, 0, "h:", LEASE).urgent()).isEqualTo(2);
        end(Ending.ANSWERED, "h:u1", "h:u2");

        redis.pass(Duration.ofMinutes(11));
        redis.acquire(hourly, 1, 0, "i:", LEASE);
        assertThat(redis.acquire(hourly, 1, 0, "j:", LEASE).urgent()).isZero();
    }

    @Test
    void addressIsShownWithoutThePassword() {
        RedisRateLimitStore secret = new RedisRateLimitStore("redis://user:hush@localhost:1/2");
        try {
            assertThat(secret.toString()).isEqualTo("redis localhost:1");
            assertThatThrownBy(() -> secret.reopen(USER).toCompletableFuture().get(10, TimeUnit.SECONDS))
                    .satisfies(failure -> assertThat(failure.toString()).doesNotContain("hush"));
        } finally {
            secret.close();
        }
    }
}
