package io.github.camelblofin.limit;

import static io.github.camelblofin.limit.Desk.admitted;
import static io.github.camelblofin.limit.Desk.impatient;
import static io.github.camelblofin.limit.Desk.market;
import static io.github.camelblofin.limit.Desk.refusal;
import static io.github.camelblofin.limit.Desk.trading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.api.Priority;
import io.github.camelblofin.limit.RateLimitStore.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One process's way to shared limits, in virtual time. */
class SharedAccessTest {
    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(6);

    private final Desk desk = new Desk();
    private final VirtualStore store = new VirtualStore(desk.time);
    private final SharingSettings sharing = SharingSettings.of(store, 3, 20, TIMEOUT, Duration.ofSeconds(10));
    private final SharedAccess access = open();

    private SharedAccess open() {
        return desk.gates.open(Desk.EXCHANGE, "default", LimitSettings.STANDARD, sharing, desk.events::add);
    }

    /** A new store knows nothing, so it takes a while. */
    @BeforeEach
    void useStore() {
        List.of(market(), trading("1", Priority.PLACE))
                .forEach(turn -> access.admit(turn).cancel(false));
        desk.time.pass(LONG_ENOUGH);
        assertThat(access.trouble()).isEmpty();
        desk.events.clear();
        store.questions.clear();
    }

    private List<CompletableFuture<Permit>> admit(int calls, Turn turn) {
        List<CompletableFuture<Permit>> all = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            all.add(access.admit(turn));
        }
        return all;
    }

    private static long admittedOf(List<CompletableFuture<Permit>> calls) {
        return calls.stream().filter(Desk::admitted).count();
    }

    private void passAMoment() {
        desk.time.pass(Duration.ofMillis(1));
    }

    @Test
    void partsOfALimitNeverOverlap() {
        assertThat(sharing.shared(LimitSettings.STANDARD).trading())
                .containsExactly(new Rate(24, Duration.ofSeconds(10)));
        assertThat(sharing.own(LimitSettings.STANDARD).trading()).containsExactly(new Rate(2, Duration.ofSeconds(10)));
        for (int processes = 1; processes < 12; processes++) {
            SharingSettings many = SharingSettings.of(store, processes, 1, TIMEOUT, TIMEOUT);
            for (int usage : List.of(100, 77, 50)) {
                LimitSettings all = LimitSettings.STANDARD.withMaxUsage(usage);
                for (int i = 0; i < 2; i++) {
                    assertThat(many.shared(all).address().get(i).calls()
                                    + processes * many.own(all).address().get(i).calls())
                            .isEqualTo(all.address().get(i).reducedTo(usage).calls());
                }
            }
        }
    }

    @Test
    void mistakesInTheSettingsAreTold() {
        assertThatThrownBy(() -> SharingSettings.of(store, 0, 20, TIMEOUT, TIMEOUT))
                .hasMessageContaining("rateLimitStore needs rateLimitProcesses");
        assertThatThrownBy(() -> SharingSettings.of(store, 3, 0, TIMEOUT, TIMEOUT))
                .hasMessageContaining("rateLimitFallback=0 must be");
        assertThatThrownBy(() -> SharingSettings.of(store, 3, 20, Duration.ZERO, TIMEOUT))
                .hasMessageContaining("rateLimitStoreTimeout");
        assertThatThrownBy(() ->
                        SharingSettings.of(store, 30, 20, TIMEOUT, TIMEOUT).check(LimitSettings.STANDARD))
                .hasMessageContaining("rateLimitProcesses=30 are too many for 30/10s");
    }

    @Test
    void oneCallIsOneQuestionAndCallsThatComeMeanwhileShareTheNext() {
        store.latency = Duration.ofMillis(10);
        List<CompletableFuture<Permit>> calls = admit(5, trading("1", Priority.PLACE));
        desk.time.pass(Duration.ofMillis(30));

        assertThat(admittedOf(calls)).isEqualTo(5);
        assertThat(store.questions).extracting(Question::ordinary).containsExactly(1, 4);
    }

    @Test
    void urgentCallDoesNotWaitForTheTimeAtWhichOthersMayAskAgain() {
        List<CompletableFuture<Permit>> calls = admit(24, trading("1", Priority.PLACE));
        passAMoment();
        assertThat(admittedOf(calls)).isEqualTo(19);
        store.questions.clear();

        List<CompletableFuture<Permit>> cancels = admit(5, trading("1", Priority.CANCEL));
        passAMoment();

        assertThat(admittedOf(cancels)).isEqualTo(5);
        assertThat(store.questions).allMatch(question -> question.ordinary() == 0);
    }

    @Test
    void storeThatFailsLeavesTheOwnShare() {
        store.down = true;
        List<CompletableFuture<Permit>> calls = admit(20, trading("1", Priority.CANCEL));

        assertThat(admittedOf(calls)).isEqualTo(2);
        assertThat(access.trouble()).contains("IllegalStateException");
        assertThat(desk.events).extracting(LimitEvent::kind).containsExactly(LimitEvent.Kind.STORE_AWAY);

        store.down = false;
        desk.time.pass(Duration.ofSeconds(1));
        passAMoment();
        assertThat(access.trouble()).isEmpty();
        assertThat(desk.events).extracting(LimitEvent::kind).last().isEqualTo(LimitEvent.Kind.STORE_BACK);
        assertThat(admittedOf(calls)).as("those that waited").isEqualTo(20);
    }

    @Test
    void storeThatDoesNotAnswerIsLeftAfterTheTimeOut() {
        store.mute = true;
        CompletableFuture<Permit> call = access.admit(market());
        desk.time.pass(TIMEOUT.minusMillis(1));
        assertThat(call).isNotDone();
        passAMoment();

        assertThat(admitted(call)).isTrue();
        assertThat(access.trouble()).contains("it does not answer");
    }

    @Test
    void answerThatComesTooLateGivesItsPlacesBack() {
        store.latency = Duration.ofSeconds(2);
        List<CompletableFuture<Permit>> calls = admit(1, trading("1", Priority.CANCEL));
        desk.time.pass(Duration.ofSeconds(1));
        assertThat(admittedOf(calls)).isOne();
        store.latency = Duration.ZERO;
        desk.time.pass(Duration.ofSeconds(3));

        assertThat(access.trouble()).isEmpty();
        List<CompletableFuture<Permit>> more = admit(30, trading("1", Priority.CANCEL));
        passAMoment();
        assertThat(admittedOf(more)).isEqualTo(24);
    }

    @Test
    void ownShareIsOneForAllComponentsOfAProcess() {
        SharedAccess other = open();
        store.down = true;

        assertThat(admittedOf(admit(5, trading("1", Priority.CANCEL)))).isEqualTo(2);
        assertThat(admitted(other.admit(trading("1", Priority.CANCEL)))).isFalse();
    }

    @Test
    void callsOfUnknownUsersUseTheOwnShare() {
        List<CompletableFuture<Permit>> calls = admit(10, trading(null, Priority.CANCEL));
        passAMoment();

        assertThat(admittedOf(calls)).isEqualTo(2);
        assertThat(store.questions).isEmpty();
    }

    @Test
    void callThatWaitsTooLongIsTold() {
        admit(24, trading("1", Priority.CANCEL));
        passAMoment();
        Turn turn = trading("1", Priority.CANCEL);
        CompletableFuture<Permit> call = access.admit(new Turn(
                turn.operation(),
                turn.rateClass(),
                turn.user(),
                turn.priority(),
                new Turn.Patience(Duration.ofSeconds(5), false)));
        desk.time.pass(Duration.ofSeconds(4));
        assertThat(call).isNotDone();
        desk.time.pass(Duration.ofSeconds(1));
        assertThat(refusal(call))
                .hasMessageContaining("all processes together may use")
                .hasMessageContaining("user 1");

        CompletableFuture<Permit> impatient = access.admit(impatient(trading("1", Priority.CANCEL)));
        passAMoment();
        assertThat(refusal(impatient)).hasMessageContaining("was not sent");
    }

    @Test
    void callThatIsGivenUpKeepsNoPlace() {
        store.latency = Duration.ofMillis(10);
        CompletableFuture<Permit> call = access.admit(trading("1", Priority.CANCEL));
        call.cancel(false);
        desk.time.pass(Duration.ofMillis(20));
        List<CompletableFuture<Permit>> calls = admit(30, trading("1", Priority.CANCEL));
        desk.time.pass(Duration.ofMillis(50));

        assertThat(admittedOf(calls)).isEqualTo(24);
        access.close();
        assertThat(calls).filteredOn(one -> !admitted(one)).allMatch(CompletableFuture::isCancelled);
    }

    /** When sockets may be opened in this time, in nanoseconds, by two processes that ask every 20 ms. */
    private List<Long> sockets(Duration time) {
        SharedAccess other = new CallGates(desk.time.keeping())
                .open(Desk.EXCHANGE, "default", LimitSettings.STANDARD, sharing, event -> {});
        List<Long> opened = new ArrayList<>();
        for (long passed = 0; passed < time.toMillis(); passed += 20) {
            for (SharedAccess process : List.of(access, other)) {
                if (process.tryConnect().isZero()) {
                    opened.add(desk.time.nanos());
                }
            }
            desk.time.pass(Duration.ofMillis(20));
        }
        return opened;
    }

    @Test
    void socketsOfAllProcessesAreOpenedOneASecond() {
        sockets(Duration.ofSeconds(1));
        desk.time.pass(Duration.ofMinutes(1));

        List<Long> opened = sockets(Duration.ofSeconds(30));
        assertThat(opened).hasSizeBetween(20, 28);
        for (int i = 1; i < opened.size(); i++) {
            assertThat(Duration.ofNanos(opened.get(i) - opened.get(i - 1))).isGreaterThan(Duration.ofMillis(1_100));
        }
    }

    @Test
    void withoutTheStoreSocketsAreOpenedOneASecondOnAverage() {
        store.down = true;
        // Three processes may exist, two ask.
        assertThat(sockets(Duration.ofSeconds(33))).hasSizeBetween(18, 22);
    }

    @Test
    void banOfAnotherProcessIsObeyed() {
        BanStore banned = new BanStore();
        SharedAccess process = desk.gates.open(
                Desk.EXCHANGE,
                "default",
                LimitSettings.STANDARD,
                SharingSettings.of(banned, 3, 20, TIMEOUT, TIMEOUT),
                desk.events::add);
        CompletableFuture<Permit> call = process.admit(market());
        assertThat(refusal(call)).hasMessageContaining("HTTP 403").hasMessageContaining("299");
        assertThat(process.local().bans()).hasSize(1);
        assertThat(banned.questions).isOne();

        assertThat(refusal(process.admit(market()))).hasMessageContaining("HTTP 403");
        assertThat(banned.questions).as("known by now").isOne();
    }

    @Test
    void banThatIsMetHereIsToldToTheStore() {
        BanStore banned = new BanStore();
        SharedAccess process = desk.gates.open(
                Desk.EXCHANGE,
                "default",
                LimitSettings.STANDARD,
                SharingSettings.of(banned, 3, 20, TIMEOUT, TIMEOUT),
                desk.events::add);
        banned.left = null;
        process.admit(market()).join().stopped(new Stop(true, Optional.empty()));

        assertThat(banned.told).containsExactly("address default PT5M HTTP 403, the firewall");
        assertThat(banned.ended).containsExactly(Ending.LOST);
    }

    /** Knows of a ban only. */
    private static final class BanStore implements RateLimitStore {
        private final List<String> told = new ArrayList<>();
        private final List<Ending> ended = new ArrayList<>();
        private Duration left = Duration.ofSeconds(299);
        private int questions;

        @Override
        public CompletableFuture<Answer> acquire(Question question) {
            questions++;
            Answer answer = left == null
                    ? new Answer(
                            Kind.GRANTED, "", question.urgent(), question.ordinary(), Duration.ZERO, Duration.ZERO, "")
                    : new Answer(Kind.BANNED, "address default", 0, 0, left, left, "HTTP 403, the firewall");
            return CompletableFuture.completedFuture(answer);
        }

        @Override
        public CompletableFuture<Void> end(List<BudgetKey> budgets, Ending ending, List<String> permits) {
            ended.add(ending);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> ban(BudgetKey budget, Duration time, String reason) {
            told.add(budget.budget() + " " + time + " " + reason);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> reopen(BudgetKey budget) {
            return CompletableFuture.completedFuture(null);
        }
    }
}
