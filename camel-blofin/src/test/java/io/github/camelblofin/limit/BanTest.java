package io.github.camelblofin.limit;

import static io.github.camelblofin.limit.Desk.admitted;
import static io.github.camelblofin.limit.Desk.exhaust;
import static io.github.camelblofin.limit.Desk.market;
import static io.github.camelblofin.limit.Desk.outlastingBans;
import static io.github.camelblofin.limit.Desk.refusal;
import static io.github.camelblofin.limit.Desk.trading;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** BloFin shuts out an address or a user: nobody calls until that ends, and then one goes first. */
class BanTest {
    private static final Stop TOO_MANY = new Stop(false, Optional.empty());
    private static final Stop FIREWALL = new Stop(true, Optional.empty());

    private final Desk desk = new Desk();
    private final LimitAccess access = desk.open(LimitSettings.STANDARD);

    private Optional<Duration> stop(Turn turn, Stop stop) {
        return access.admit(turn).join().stopped(stop);
    }

    @Test
    void firewallShutsTheAddressForFiveMinutesForEverybody() {
        assertThat(stop(trading("1", Priority.PLACE), FIREWALL)).hasValue(Duration.ofMinutes(5));

        LimitAccess other = desk.open(LimitSettings.STANDARD);
        assertThat(refusal(other.admit(market())))
                .hasMessageContaining("HTTP 403")
                .hasMessageContaining("300.0 s")
                .satisfies(refused -> assertThat(refused.retryAt()).hasValue(at(Duration.ofMinutes(5))));
        assertThat(refusal(other.admit(trading("2", Priority.CANCEL)))).hasMessageContaining("address default");
    }

    private static Instant at(Duration later) {
        return VirtualTime.START.plus(later);
    }

    @Test
    void tooManyPublicCallsShutTheAddress() {
        stop(market(), TOO_MANY);

        assertThat(refusal(access.admit(market()))).hasMessageContaining("HTTP 429");
        assertThat(access.bans())
                .containsExactly(new Ban(
                        "exchange.example", "address default", at(Duration.ofMinutes(5)), "HTTP 429, too many calls"));
    }

    @Test
    void tooManyTradingCallsShutTheUserOnly() {
        assertThat(stop(trading("1", Priority.PLACE), TOO_MANY)).hasValue(Duration.ofSeconds(10));

        assertThat(refusal(access.admit(trading("1", Priority.CANCEL)))).hasMessageContaining("user 1");
        assertThat(admitted(access.admit(market()))).isTrue();
        assertThat(admitted(access.admit(trading("2", Priority.PLACE)))).isTrue();
    }

    @Test
    void tooManyTradingCallsAreTheAddressesFaultWhenItsWindowIsNearlyUsed() {
        Permit trading = access.admit(trading("1", Priority.PLACE)).join();
        exhaust(access, market());

        trading.stopped(TOO_MANY);

        assertThat(refusal(access.admit(market()))).hasMessageContaining("address default");
    }

    @Test
    void hourIsForTheLongWindow() {
        for (int minute = 0; minute < 4; minute++) {
            exhaust(access, market());
            desk.time.pass(Duration.ofSeconds(61));
        }

        assertThat(stop(trading("1", Priority.CANCEL), FIREWALL)).hasValue(Duration.ofMinutes(5));
        desk.time.pass(Duration.ofMinutes(5));
        Permit probe = access.admit(market()).join();
        probe.end(Ending.ANSWERED);
        for (int minute = 0; minute < 4; minute++) {
            exhaust(access, market());
            if (minute < 3) {
                desk.time.pass(Duration.ofSeconds(61));
            }
        }
        assertThat(stop(trading("1", Priority.CANCEL), TOO_MANY)).hasValue(Duration.ofHours(1));
    }

    @Test
    void blofinsOwnWordCounts() {
        assertThat(stop(market(), new Stop(false, Optional.of(Duration.ofSeconds(42)))))
                .hasValue(Duration.ofSeconds(42));
    }

    @Test
    void oneProbesAndTheOthersWaitForItsAnswer() {
        stop(market(), TOO_MANY);
        desk.time.pass(Duration.ofMinutes(5));

        Permit probe = access.admit(market()).join();
        CompletableFuture<Permit> next = access.admit(market());
        assertThat(next).isNotDone();
        probe.end(Ending.ANSWERED);

        assertThat(admitted(next)).isTrue();
        assertThat(desk.events.stream().map(LimitEvent::kind))
                .containsExactly(LimitEvent.Kind.BANNED, LimitEvent.Kind.REOPENED);
    }

    @Test
    void probeThatMeetsTheBanMakesItTwiceAsLong() {
        stop(market(), TOO_MANY);
        desk.time.pass(Duration.ofMinutes(5));
        Permit probe = access.admit(market()).join();
        CompletableFuture<Permit> next = access.admit(market());

        assertThat(probe.stopped(TOO_MANY)).hasValue(Duration.ofMinutes(10));
        assertThat(refusal(next)).hasMessageContaining("600.0 s");
    }

    @Test
    void probeWithoutAnswerIsFollowedByAnother() {
        stop(market(), TOO_MANY);
        desk.time.pass(Duration.ofMinutes(5));
        access.admit(market()).join().end(Ending.LOST);

        assertThat(access.admit(market())).isCompletedExceptionally();
        desk.time.pass(Duration.ofSeconds(5));
        assertThat(admitted(access.admit(market()))).isTrue();
    }

    @Test
    void probeThatNeverEndsDoesNotBlockForEver() {
        stop(market(), TOO_MANY);
        desk.time.pass(Duration.ofMinutes(5));
        access.admit(market()).join();
        CompletableFuture<Permit> next = access.admit(outlastingBans(market()));

        desk.time.pass(Duration.ofSeconds(30));

        assertThat(admitted(next)).isTrue();
    }

    @Test
    void callsThatWaitedAreToldUnlessTheyOutlastBans() {
        List<CompletableFuture<Permit>> calls = new ArrayList<>();
        Permit early = access.admit(trading("1", Priority.PLACE)).join();
        exhaust(access, trading("1", Priority.PLACE));
        calls.add(access.admit(trading("1", Priority.PLACE)));
        calls.add(access.admit(outlastingBans(trading("1", Priority.PLACE))));

        early.stopped(FIREWALL);
        assertThat(refusal(calls.get(0))).hasMessageContaining("HTTP 403");
        desk.time.pass(Duration.ofMinutes(4));
        assertThat(calls.get(1)).isNotDone();
        desk.time.pass(Duration.ofMinutes(1));

        assertThat(admitted(calls.get(1))).isTrue();
    }

    @Test
    void answersOfCallsThatWereUnderWayDoNotEndABan() {
        Permit early = access.admit(market()).join();
        stop(market(), TOO_MANY);
        early.end(Ending.ANSWERED);

        assertThat(access.admit(market())).isCompletedExceptionally();
    }

    @Test
    void severalRefusalsOfCallsSentTogetherAreOneBan() {
        Permit second = access.admit(market()).join();
        stop(market(), TOO_MANY);

        assertThat(second.stopped(TOO_MANY)).hasValue(Duration.ofMinutes(5));
    }

    @Test
    void refusedUpgradeShutsCallsAndBansShutUpgrades() {
        assertThat(access.tryConnect()).isZero();
        access.refused(TOO_MANY);

        assertThat(refusal(access.admit(market()))).hasMessageContaining("HTTP 429");
        assertThat(access.tryConnect()).isEqualTo(Duration.ofMinutes(5));
        desk.time.pass(Duration.ofMinutes(5));
        assertThat(access.tryConnect()).isZero();
        CompletableFuture<Permit> call = access.admit(market());
        assertThat(call).isNotDone();
        assertThat(access.tryConnect()).isEqualTo(Duration.ofSeconds(1));
        access.connected();
        assertThat(admitted(call)).isTrue();
    }

    @Test
    void restoredBansHoldForAddressesAndForUsersWhoComeLater() {
        Desk later = new Desk();
        LimitAccess restarted = later.open(LimitSettings.STANDARD);
        restarted.restore(List.of(
                new Ban("exchange.example", "user 7", at(Duration.ofSeconds(8)), "before"),
                new Ban("exchange.example", "address default", at(Duration.ofSeconds(-1)), "over"),
                new Ban("elsewhere.example", "address default", at(Duration.ofHours(1)), "not ours")));

        assertThat(admitted(restarted.admit(market()))).isTrue();
        assertThat(restarted.bans()).extracting(Ban::budget).containsExactly("user 7");
        assertThat(refusal(restarted.admit(trading("7", Priority.CANCEL)))).hasMessageContaining("before");
        later.time.pass(Duration.ofSeconds(8));
        assertThat(admitted(restarted.admit(trading("7", Priority.CANCEL)))).isTrue();
        assertThat(restarted.bans()).isEmpty();
    }

    @Test
    void tooManyCallsOfAUserWhomNobodyKnowsMayBeAnybodys() {
        access.admit(trading("1", Priority.PLACE)).join().end(Ending.ANSWERED);

        stop(trading(null, Priority.PLACE), TOO_MANY);

        assertThat(refusal(access.admit(trading("1", Priority.PLACE)))).hasMessageContaining("HTTP 429");
        assertThat(refusal(access.admit(trading("2", Priority.PLACE))))
                .as("one who becomes known during the ban")
                .hasMessageContaining("HTTP 429");
        assertThat(admitted(access.admit(market()))).isTrue();
    }
}
