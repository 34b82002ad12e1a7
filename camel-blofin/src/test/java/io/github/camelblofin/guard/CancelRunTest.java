package io.github.camelblofin.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.model.CancelReport;
import io.github.camelblofin.model.StandingOrder;
import io.github.camelblofin.model.StandingOrder.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Cancelling everything: what is reported as complete is. */
class CancelRunTest {
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final Set<String> ME = Set.of("host me");

    private static CompletableFuture<CancelReport> start(
            FakeDesk desk, KillSwitch killSwitch, Duration limit, Predicate<StandingOrder> wanted) {
        CancelTerms terms = new CancelTerms(wanted, true, () -> killSwitch.underWay(ME), FakeDesk.SETTLE, limit);
        return CancelRun.start(terms, desk, desk, desk::now).toCompletableFuture();
    }

    @Test
    void whatIsCompleteHasNothingLeftWhateverWentWrong() {
        Random seeds = new Random(20_261_123);
        int complete = 0;
        for (int i = 0; i < 500; i++) {
            long seed = seeds.nextLong();
            complete += episode(seed);
        }
        assertThat(complete).as("most episodes come to an end").isGreaterThan(400);
    }

    /** Orders that stand, orders under way of which some are lost, lists that lag, calls that fail. */
    private static int episode(long seed) {
        Random random = new Random(seed);
        FakeDesk desk = new FakeDesk(seed);
        KillSwitch killSwitch = new KillSwitch(desk::now);
        desk.troubles = true;
        desk.position = BigDecimal.valueOf(random.nextInt(3));
        for (int i = 0; i < random.nextInt(30); i++) {
            desk.place(KINDS.get(random.nextInt(KINDS.size())));
        }
        desk.pass(Duration.ofSeconds(10));
        for (int i = 0; i < random.nextInt(5); i++) {
            KillSwitch.Pass pass = killSwitch.admit(ME).orElseThrow();
            boolean lost = random.nextInt(3) == 0;
            Duration answered = Duration.ofMillis(random.nextInt(5_000));
            Duration accepted = lost ? Duration.ofMillis(random.nextInt(60_000)) : answered;
            desk.after(accepted, () -> desk.place(Kind.ORDER));
            desk.after(answered, () -> pass.end(lost));
        }
        killSwitch.close(ME, Instant.EPOCH, "test");

        CompletableFuture<CancelReport> done = start(desk, killSwitch, Duration.ofSeconds(100), order -> true);
        desk.pass(Duration.ofSeconds(101));

        CancelReport report = done.join();
        if (!report.complete()) {
            return 0;
        }
        desk.pass(Duration.ofMinutes(2));
        assertThat(desk.live()).as("seed %d: %s", seed, report).isEmpty();
        assertThat(desk.position).as("seed %d", seed).isZero();
        assertThat(report.remaining()).as("seed %d", seed).isEmpty();
        assertThat(report.underWay()).as("seed %d", seed).isZero();
        return 1;
    }

    @Test
    void onlyWhatIsWantedIsCancelled() {
        FakeDesk desk = new FakeDesk(1);
        StandingOrder ours = desk.place(Kind.TPSL);
        StandingOrder theirs = desk.place(Kind.TPSL);

        CompletableFuture<CancelReport> done =
                start(desk, new KillSwitch(desk::now), Duration.ofSeconds(30), order -> order.equals(ours));
        desk.pass(Duration.ofSeconds(31));

        assertThat(done.join().cancelled()).containsExactly(ours);
        assertThat(done.join().complete()).isTrue();
        assertThat(desk.live()).containsExactly(theirs);
        assertThat(desk.cancelCalls).isOne();
    }

    @Test
    void whenBlofinCannotBeReachedTheReportSaysSoInTime() {
        FakeDesk desk = new FakeDesk(1);
        desk.place(Kind.ORDER);
        desk.unreachable = true;

        CompletableFuture<CancelReport> done =
                start(desk, new KillSwitch(desk::now), Duration.ofSeconds(10), order -> true);
        desk.pass(Duration.ofSeconds(10));

        assertThat(done).isDone();
        assertThat(done.join().complete()).isFalse();
        assertThat(done.join().problems()).hasSize(4).allMatch(problem -> problem.contains("no answer"));
    }

    @Test
    void anOrderOfWhichNobodyKnowsKeepsTheRunFromBeingComplete() {
        FakeDesk desk = new FakeDesk(1);
        KillSwitch killSwitch = new KillSwitch(desk::now);
        killSwitch.admit(ME).orElseThrow().end(true);

        CompletableFuture<CancelReport> early = start(desk, killSwitch, Duration.ofSeconds(20), order -> true);
        desk.pass(Duration.ofSeconds(20));
        CompletableFuture<CancelReport> late = start(desk, killSwitch, Duration.ofSeconds(90), order -> true);
        desk.pass(Duration.ofSeconds(90));

        assertThat(early.join().complete()).isFalse();
        assertThat(early.join().underWay()).isOne();
        assertThat(late.join().complete()).isTrue();
    }
}
