package io.github.camelblofin.limit;

import static io.github.camelblofin.limit.Desk.admitted;
import static io.github.camelblofin.limit.Desk.exhaust;
import static io.github.camelblofin.limit.Desk.impatient;
import static io.github.camelblofin.limit.Desk.market;
import static io.github.camelblofin.limit.Desk.refusal;
import static io.github.camelblofin.limit.Desk.trading;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Priority;
import io.github.camelblofin.api.RateClass;
import io.github.camelblofin.error.BlofinRateLimitException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Who waits, who goes first, and what those are told who wait in vain. */
class WaitingTest {
    private static final LimitSettings TWO_A_SECOND = LimitSettings.STANDARD
            .withAddress(List.of(new Rate(2, Duration.ofSeconds(1))))
            .withTrading(List.of(new Rate(100, Duration.ofSeconds(1))))
            .withReserve(0);

    private final Desk desk = new Desk();
    private final List<String> served = new ArrayList<>();

    private CompletableFuture<Permit> asking(LimitAccess access, Priority priority, String name) {
        CompletableFuture<Permit> call = access.admit(trading("1", priority));
        CompletionStage<Permit> told = call;
        told.thenAccept(permit -> {
            served.add(name);
            permit.end(Ending.ANSWERED);
        });
        return call;
    }

    private void ask(LimitAccess access, Priority priority, String name) {
        CompletableFuture<Permit> waits = asking(access, priority, name);
        assertThat(waits).isNotDone();
    }

    private static void answered(CompletionStage<Permit> call) {
        call.thenAccept(permit -> permit.end(Ending.ANSWERED));
    }

    @Test
    void waiterIsServedWhenAPlaceComesFree() {
        LimitAccess access = desk.open(LimitSettings.STANDARD);
        exhaust(access, trading("1", Priority.PLACE));
        CompletableFuture<Permit> call = access.admit(trading("1", Priority.PLACE));

        desk.time.pass(Duration.ofSeconds(10));
        assertThat(call).isNotDone();
        desk.time.pass(Duration.ofMillis(16));
        assertThat(admitted(call)).isTrue();
    }

    @Test
    void kindsGoInTheirOrderAndCancelsFirst() {
        LimitAccess access = desk.open(TWO_A_SECOND);
        exhaust(access, market());
        ask(access, Priority.MARKET, "market");
        ask(access, Priority.ACCOUNT, "account");
        ask(access, Priority.PLACE, "place");
        ask(access, Priority.CANCEL, "cancel");

        desk.time.pass(Duration.ofSeconds(3));

        assertThat(served).containsExactly("cancel", "place", "account", "market");
    }

    @Test
    void oldReadsGoBeforeOrdersThatCameMuchLater() {
        LimitAccess access = desk.open(TWO_A_SECOND);
        exhaust(access, market());
        for (int i = 0; i < 30; i++) {
            ask(access, Priority.PLACE, "place");
        }
        ask(access, Priority.MARKET, "market");
        desk.time.pass(Duration.ofMillis(10_200));
        for (int i = 0; i < 30; i++) {
            ask(access, Priority.PLACE, "late");
        }

        desk.time.pass(Duration.ofSeconds(8));

        assertThat(served.indexOf("market")).isGreaterThan(0).isLessThan(served.indexOf("late"));
    }

    @Test
    void endlessCancelsStarveNobody() {
        LimitAccess access = desk.open(TWO_A_SECOND);
        exhaust(access, market());
        ask(access, Priority.MARKET, "market");
        for (int second = 0; second < 25; second++) {
            for (int i = 0; i < 3; i++) {
                ask(access, Priority.CANCEL, "cancel");
            }
            desk.time.pass(Duration.ofSeconds(1));
        }

        assertThat(served).contains("market");
        assertThat(served.indexOf("market")).isGreaterThan(15);
    }

    @Test
    void cancelWaitsForNoPlaceBehindReadsThatSaturateTheBudget() {
        LimitAccess access = desk.open(LimitSettings.STANDARD);
        for (int i = 0; i < 2_000; i++) {
            answered(access.admit(market()));
        }
        for (int i = 0; i < 20; i++) {
            CompletableFuture<Permit> cancel = access.admit(trading("1", Priority.CANCEL));
            assertThat(admitted(cancel)).as("cancel " + i).isTrue();
            cancel.join().end(Ending.ANSWERED);
            desk.time.pass(Duration.ofMillis(700));
        }
    }

    @Test
    void usersDoNotHoldUpEachOtherNorMarketData() {
        LimitAccess access = desk.open(LimitSettings.STANDARD);
        exhaust(access, trading("1", Priority.PLACE));
        CompletableFuture<Permit> waiting = access.admit(trading("1", Priority.PLACE));

        assertThat(waiting).isNotDone();
        assertThat(admitted(access.admit(trading("2", Priority.PLACE)))).isTrue();
        assertThat(admitted(access.admit(market()))).isTrue();
    }

    @Test
    void whoWouldWaitTooLongIsToldAtOnceAndWhen() {
        LimitAccess access = desk.open(LimitSettings.STANDARD);
        exhaust(access, trading("1", Priority.PLACE));
        desk.time.pass(Duration.ofSeconds(4));

        BlofinRateLimitException refusal = refusal(access.admit(impatient(trading("1", Priority.PLACE))));

        assertThat(refusal)
                .hasMessageContaining("trade/order was not sent to exchange.example")
                .hasMessageContaining("30/10s of user 1")
                .hasMessageContaining("6.1 s")
                .hasMessageContaining("rateLimitTimeout");
        assertThat(refusal.retryAt()).hasValueSatisfying(at -> assertThat(at)
                .isBetween(at(Duration.ofSeconds(10)), at(Duration.ofMillis(10_100))));
        assertThat(refusal.retryable()).isTrue();
        assertThat(refusal.outcomeUnknown()).isFalse();
    }

    private static Instant at(Duration later) {
        return VirtualTime.START.plus(later);
    }

    @Test
    void whoWaitedEnoughIsToldWhenItWouldPass() {
        LimitAccess access = desk.open(TWO_A_SECOND);
        Turn twoSeconds = new Turn(
                "market/tickers", RateClass.IP, null, Priority.MARKET, new Turn.Patience(Duration.ofSeconds(2), false));
        exhaust(access, market());
        List<CompletableFuture<Permit>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            CompletableFuture<Permit> call = access.admit(twoSeconds);
            answered(call);
            calls.add(call);
        }

        desk.time.pass(Duration.ofMillis(2_001));

        assertThat(calls.stream().filter(Desk::admitted)).hasSize(2);
        assertThat(calls).allMatch(CompletableFuture::isDone);
        assertThat(refusal(calls.get(9))).hasMessageContaining("waited 2000 ms").satisfies(refused -> assertThat(
                        refused.retryAt())
                .hasValueSatisfying(when -> assertThat(when).isAfter(at(Duration.ofSeconds(2)))));
    }

    @Test
    void whoGivesUpLeavesTheQueue() {
        LimitAccess access = desk.open(TWO_A_SECOND);
        exhaust(access, market());
        CompletableFuture<Permit> given = asking(access, Priority.PLACE, "given up");
        ask(access, Priority.PLACE, "next");

        given.cancel(true);
        assertThat(access.waiting()).isEqualTo(1);
        desk.time.pass(Duration.ofMillis(1_010));

        assertThat(served).containsExactly("next");
    }

    @Test
    void fullQueueRefusesReadsAndDropsThemForCancels() {
        LimitAccess access = desk.open(TWO_A_SECOND.withQueue(2));
        exhaust(access, market());
        ask(access, Priority.PLACE, "place");
        CompletableFuture<Permit> read = asking(access, Priority.MARKET, "market");

        assertThat(refusal(asking(access, Priority.PLACE, "refused"))).hasMessageContaining("rateLimitQueue");
        assertThat(read).isNotDone();
        ask(access, Priority.CANCEL, "cancel");
        assertThat(refusal(read)).hasMessageContaining("rateLimitQueue");
        desk.time.pass(Duration.ofSeconds(3));
        assertThat(served).containsExactly("cancel", "place");
    }

    @Test
    void usageIsToldOnTheWayUpAndDown() {
        LimitAccess access = desk.open(TWO_A_SECOND.withAddress(List.of(new Rate(10, Duration.ofSeconds(1)))));
        for (int i = 0; i < 8; i++) {
            access.admit(market()).join().end(Ending.ANSWERED);
        }
        desk.time.pass(Duration.ofSeconds(5));

        assertThat(desk.events.stream().map(LimitEvent::level).toList())
                .containsExactly(UsageLevel.HIGH, UsageLevel.FULL, UsageLevel.NORMAL);
        assertThat(access.usage().stream().mapToInt(Usage::used).sum()).isZero();
    }

    @Test
    void stoppedComponentLeavesNobodyWaiting() {
        LimitAccess access = desk.open(TWO_A_SECOND);
        exhaust(access, market());
        CompletableFuture<Permit> call = access.admit(market());

        access.close();

        assertThat(call).isCancelled();
        assertThat(desk.open(TWO_A_SECOND).waiting()).isZero();
    }
}
