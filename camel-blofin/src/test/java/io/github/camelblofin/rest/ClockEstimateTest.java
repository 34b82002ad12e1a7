package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** The bounds on the exchange's time, under every latency, jitter, drift and pause. jqwik prints the seed. */
class ClockEstimateTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long EPOCH = 1_760_000_000L * SECOND;

    /**
     * One call: the pause before it, the way there, and the way back.
     *
     * @param push whether an event is pushed instead, with its own time
     */
    record Step(long pause, long there, long back, boolean push) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> pause = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 3 * SECOND), Arbitraries.longs().between(0, 36_000 * SECOND));
        Arbitrary<Long> way = Arbitraries.oneOf(
                Arbitraries.longs().between(0, SECOND / 5), Arbitraries.longs().between(0, 20 * SECOND));
        return Combinators.combine(pause, way, way, Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    /** The exchange's true time of day, when its clock runs at this rate against ours. */
    private static long truth(long start, long ticks, long ppm) {
        return start + ticks + ticks / 1_000_000 * ppm;
    }

    @Property(tries = 2_000)
    void theTrueTimeIsAlwaysWithinTheBounds(
            @ForAll("steps") List<Step> steps,
            @ForAll @LongRange(min = -600, max = 600) long skewSeconds,
            @ForAll @LongRange(min = 0, max = 999_999_999) long fraction,
            @ForAll @LongRange(min = -190, max = 190) long ppm) {
        long start = EPOCH + skewSeconds * SECOND + fraction;
        ClockKnowledge known = ClockKnowledge.none(EPOCH, 0);
        long now = 0;
        for (Step step : steps) {
            now += step.pause();
            long sent = now;
            long dated = sent + step.there();
            now = dated + step.back();
            long time = truth(start, dated, ppm);
            known = step.push()
                    ? known.notBefore(time, now)
                    : known.with(ClockEstimate.ofAnswer(time / SECOND * SECOND, sent, now));
            if (known.estimate() != null) {
                ClockEstimate at = known.estimate().at(now);
                assertThat(truth(start, now, ppm)).isBetween(at.lower(), at.upper());
            }
        }
        assertThat(known.rival()).as("no honest answer contradicts").isNull();
        assertThat(known.resets()).isZero();
    }

    @Property(tries = 200)
    void manyAnswersGiveMoreThanTheSecondThatEachTells(
            @ForAll @LongRange(min = 1, max = 999) long phaseMillis,
            @ForAll @LongRange(min = 1, max = 40) long wayMillis) {
        ClockKnowledge known = ClockKnowledge.none(EPOCH, 0);
        long way = Duration.ofMillis(wayMillis).toNanos();
        long start = EPOCH + Duration.ofMillis(phaseMillis).toNanos();
        long now = 0;
        for (int i = 0; i < 50; i++) {
            now += Duration.ofMillis(373).toNanos();
            long date = (start + now + way) / SECOND * SECOND;
            known = known.with(ClockEstimate.ofAnswer(date, now, now + 2 * way));
            now += 2 * way;
        }
        ClockEstimate at = known.estimate().at(now);

        assertThat(Duration.ofNanos(at.upper() - at.lower())).isLessThan(Duration.ofMillis(200));
    }

    @Property(tries = 500)
    void oneAnswerIsWithinHalfASecondAndHalfTheWay(
            @ForAll @LongRange(min = 0, max = 999_999_999) long fraction,
            @ForAll @LongRange(min = 0, max = 2_000_000_000L) long there,
            @ForAll @LongRange(min = 0, max = 2_000_000_000L) long back) {
        long truth = EPOCH + fraction;
        List<Long> errors = new ArrayList<>();
        ClockEstimate one = ClockEstimate.ofAnswer(truth / SECOND * SECOND, -there, back);
        errors.add(Math.abs(one.middle() - (truth + back)));

        assertThat(errors).allMatch(error -> error <= SECOND / 2 + (there + back) / 2 + SECOND / 1_000);
    }
}
