package io.github.camelblofin.limit;

import static io.github.camelblofin.limit.Desk.exhaust;
import static io.github.camelblofin.limit.Desk.market;
import static io.github.camelblofin.limit.Desk.trading;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Priority;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever calls, and however many they are: BloFin counts addresses and users. */
class SharedBudgetTest {
    private final Desk desk = new Desk();
    private final LimitAccess one = desk.open(LimitSettings.STANDARD);
    private final LimitAccess other = desk.open(LimitSettings.STANDARD);

    @Test
    void ordinaryCallsGetEightyPercentOfBlofinsLimitsAndCancelsTheRest() {
        assertThat(exhaust(one, trading("1", Priority.PLACE))).isEqualTo(24);
        assertThat(exhaust(one, trading("1", Priority.CANCEL))).isEqualTo(6);
        assertThat(exhaust(one, market())).isEqualTo(400 - 30);
    }

    @Test
    void longWindowBindsInTheEnd() {
        int calls = 0;
        for (int minute = 0; minute < 5; minute++) {
            calls += exhaust(one, market());
            desk.time.pass(Duration.ofMillis(60_066));
        }

        assertThat(calls).isEqualTo(1_200);
    }

    @Test
    void twoComponentsShareAddressAndUser() {
        exhaust(one, trading("1", Priority.PLACE));

        assertThat(exhaust(other, trading("1", Priority.PLACE))).isZero();
        assertThat(exhaust(other, trading("2", Priority.PLACE))).isEqualTo(24);
    }

    @Test
    void restartDoesNotForgetWhatWasUsed() {
        exhaust(one, market());
        one.close();
        other.close();

        assertThat(exhaust(desk.open(LimitSettings.STANDARD), market())).isZero();
    }

    @Test
    void unknownUserMayBeAnyUser() {
        assertThat(exhaust(one, trading(null, Priority.PLACE))).isEqualTo(24);

        assertThat(exhaust(one, trading("1", Priority.PLACE))).isZero();
        assertThat(exhaust(one, trading(null, Priority.PLACE))).isZero();
    }

    @Test
    void learningANameFreesNoPlaceAlsoOfCallsUnderWay() {
        Permit early = one.admit(trading(null, Priority.PLACE)).join();

        int known = exhaust(one, trading("1", Priority.PLACE));
        desk.time.pass(Duration.ofSeconds(9));
        early.end(Ending.ANSWERED);
        desk.time.pass(Duration.ofSeconds(2));

        assertThat(known).isEqualTo(23);
        assertThat(exhaust(one, trading("1", Priority.PLACE))).isEqualTo(23);
    }

    @Test
    void usersOfWhomNobodyKnowsWaitForAllWhoAreKnown() {
        exhaust(one, trading("1", Priority.PLACE));

        assertThat(exhaust(one, trading(null, Priority.PLACE))).isZero();
    }

    @Test
    void otherWaysOutAndOtherExchangesHaveBudgetsOfTheirOwn() {
        exhaust(one, market());
        LimitAccess proxy = desk.gates.open(Desk.EXCHANGE, "proxy", LimitSettings.STANDARD, event -> {});
        LimitAccess demo =
                desk.gates.open(URI.create("https://demo.example"), "default", LimitSettings.STANDARD, event -> {});

        assertThat(exhaust(proxy, market())).isEqualTo(400);
        assertThat(exhaust(demo, market())).isEqualTo(400);
    }

    @Test
    void usualPortAndSpellingOfTheHostMakeNoDifference() {
        exhaust(one, market());
        LimitAccess same = desk.gates.open(
                URI.create("https://EXCHANGE.example:443/"), "default", LimitSettings.STANDARD, event -> {});

        assertThat(exhaust(same, market())).isZero();
    }

    @Test
    void lowerLimitCountsForAll() {
        desk.open(LimitSettings.STANDARD
                .withAddress(List.of(new Rate(100, Duration.ofSeconds(60))))
                .withReserve(0));

        assertThat(exhaust(one, market())).isEqualTo(100);
    }

    @Test
    void placeIsHeldUntilTheWindowAfterTheAnswer() {
        LimitAccess tight = desk.open(LimitSettings.STANDARD.withTrading(List.of(new Rate(1, Duration.ofSeconds(10)))));
        Permit permit = tight.admit(trading("1", Priority.CANCEL)).join();
        desk.time.pass(Duration.ofSeconds(60));

        assertThat(exhaust(tight, trading("1", Priority.CANCEL))).isZero();
        permit.end(Ending.LOST);
        desk.time.pass(Duration.ofSeconds(10));
        assertThat(exhaust(tight, trading("1", Priority.CANCEL))).isZero();
        desk.time.pass(Duration.ofMillis(20));
        assertThat(exhaust(tight, trading("1", Priority.CANCEL))).isEqualTo(1);
    }

    @Test
    void callThatWasNeverSentFreesItsPlaceAtOnce() {
        List<Permit> permits = List.of(
                one.admit(trading("1", Priority.PLACE)).join(),
                one.admit(trading("1", Priority.PLACE)).join());
        permits.forEach(permit -> permit.end(Ending.UNSENT));
        permits.forEach(permit -> permit.end(Ending.UNSENT));

        assertThat(exhaust(one, trading("1", Priority.PLACE))).isEqualTo(24);
    }

    @Test
    void maxUsageLeavesRoomForOtherSoftware() {
        LimitAccess modest =
                new Desk().open(LimitSettings.STANDARD.withMaxUsage(90).withReserve(0));

        assertThat(exhaust(modest, trading("1", Priority.PLACE))).isEqualTo(27);
        assertThat(exhaust(modest, market())).isEqualTo(450 - 27);
    }
}
