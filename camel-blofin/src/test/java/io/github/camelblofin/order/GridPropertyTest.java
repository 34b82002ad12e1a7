package io.github.camelblofin.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Odd ticks and lots: what passes fits, what fits passes, and what is offered instead passes. jqwik prints the seed. */
class GridPropertyTest {
    private static final int DIGITS = 12;

    private static BigDecimal decimal(long units, int scale) {
        return BigDecimal.valueOf(units, scale);
    }

    private static Arbitrary<BigDecimal> decimals(long most) {
        return Combinators.combine(
                        Arbitraries.longs().between(1, most),
                        Arbitraries.integers().between(0, DIGITS))
                .as(GridPropertyTest::decimal);
    }

    @Provide
    Arbitrary<BigDecimal> steps() {
        return decimals(2_000);
    }

    @Provide
    Arbitrary<BigDecimal> values() {
        return decimals(1_000_000_000_000L);
    }

    private static Grid grid(BigDecimal step, BigDecimal least, BigDecimal most) {
        return new Grid(
                new Grid.Limit("lotSize", step),
                new Grid.Limit("minSize", least),
                new Grid.Limit("maxLimitSize", most));
    }

    /** The rule in whole numbers, another way than the one under test. */
    private static boolean fits(BigDecimal value, BigDecimal step, BigDecimal least, BigDecimal most) {
        BigInteger units = value.movePointRight(DIGITS).toBigIntegerExact();
        BigInteger[] parts =
                units.divideAndRemainder(step.movePointRight(DIGITS).toBigIntegerExact());
        return parts[1].signum() == 0 && value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    @Property
    void acceptsExactlyWhatFits(
            @ForAll("values") BigDecimal value,
            @ForAll("steps") BigDecimal step,
            @ForAll("values") BigDecimal one,
            @ForAll("values") BigDecimal other) {
        BigDecimal least = one.min(other);
        BigDecimal most = one.max(other);

        assertThat(grid(step, least, most).fault("size", value).isEmpty()).isEqualTo(fits(value, step, least, most));
    }

    @Property
    void multiplesAreNeverRefused(
            @ForAll("steps") BigDecimal step, @ForAll("factors") long factor, @ForAll("factors") long further) {
        BigDecimal value = step.multiply(BigDecimal.valueOf(factor));
        BigDecimal most = value.add(step.multiply(BigDecimal.valueOf(further)));

        assertThat(grid(step, step, most).fault("size", value)).isEmpty();
        // However it is written.
        assertThat(grid(step, step, most).fault("size", value.setScale(value.scale() + 6)))
                .isEmpty();
    }

    @Provide
    Arbitrary<Long> factors() {
        return Arbitraries.longs().between(1, 10_000_000_000L);
    }

    @Property
    void whatIsOfferedInsteadFitsAndIsNearest(
            @ForAll("values") BigDecimal value,
            @ForAll("steps") BigDecimal step,
            @ForAll("values") BigDecimal one,
            @ForAll("values") BigDecimal other) {
        BigDecimal least = one.min(other);
        BigDecimal most = one.max(other);
        Grid grid = grid(step, least, most);

        assertThat(grid.nearest(value)).allSatisfy(near -> {
            assertThat(fits(near, step, least, most)).as("%s fits", near).isTrue();
            boolean atAnEnd = value.compareTo(least) < 0 || value.compareTo(most) > 0;
            BigDecimal away = near.subtract(value).abs();
            boolean onlyOne = grid.nearest(value).size() == 1;
            assertThat(atAnEnd || onlyOne || away.compareTo(step) < 0)
                    .as("%s is near", near)
                    .isTrue();
        });
    }

    @Property
    void roundingGivesTheNearestThatFitsAndNothingElse(
            @ForAll("values") BigDecimal value,
            @ForAll("steps") BigDecimal step,
            @ForAll("values") BigDecimal one,
            @ForAll("values") BigDecimal other) {
        BigDecimal least = one.min(other);
        BigDecimal most = one.max(other);
        Grid grid = grid(step, least, most);
        boolean repairable = value.compareTo(least) >= 0 && value.compareTo(most) <= 0 && value.compareTo(step) >= 0;
        BigDecimal below = value.subtract(value.remainder(step));
        BigDecimal above = below.compareTo(value) == 0 ? below : below.add(step);

        for (RoundingMode mode :
                new RoundingMode[] {RoundingMode.FLOOR, RoundingMode.CEILING, RoundingMode.HALF_DOWN}) {
            List<BigDecimal> allowed = Stream.of(below, above)
                    .filter(near -> mode != RoundingMode.FLOOR || near.compareTo(below) == 0)
                    .filter(near -> mode != RoundingMode.CEILING || near.compareTo(above) == 0)
                    .filter(near -> repairable && near.signum() > 0 && fits(near, step, least, most))
                    .sorted(Comparator.comparing(near -> near.subtract(value).abs()))
                    .toList();
            Optional<BigDecimal> rounded = grid.rounded(value, mode);

            assertThat(rounded.isPresent()).as("%s to %s", value, mode).isEqualTo(!allowed.isEmpty());
            rounded.ifPresent(near -> assertThat(near).isEqualByComparingTo(allowed.get(0)));
        }
    }
}
