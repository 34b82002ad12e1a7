package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PauseBudgetTest {
    private static final long MOST = 2_000;

    @Test
    void beginsFullAndIsSpentAsTimePasses() {
        PauseBudget budget = new PauseBudget(MOST, 100);
        assertThat(budget.left(100)).isEqualTo(MOST);
        budget.spend(100, 600);
        assertThat(budget.left(600)).isEqualTo(1_500);
    }

    @Test
    void fillsUpAtATenthAndNeverBeyondItsLimit() {
        PauseBudget budget = new PauseBudget(MOST, 0);
        budget.spend(0, MOST);
        assertThat(budget.left(MOST)).isZero();
        assertThat(budget.left(MOST + 1_000)).isEqualTo(100);
        assertThat(budget.left(MOST + 1_000_000)).isEqualTo(MOST);
    }

    @Test
    void whoPausesWheneverThereIsSomethingLeftPausesATenthOfTheRest() {
        PauseBudget budget = new PauseBudget(MOST, 0);
        long paused = 0;
        long end = 1_000_000;
        for (long now = 0; now < end; now += 10) {
            long left = Math.min(10, budget.left(now));
            if (left == 10) {
                budget.spend(now, now + left);
                paused += left;
            }
        }
        assertThat(paused).isBetween(end / 12, end / 11 + MOST);
    }

    @Test
    void withoutALimitNothingIsEverLeft() {
        PauseBudget budget = new PauseBudget(0, 0);
        assertThat(budget.left(1_000_000)).isZero();
    }
}
