package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When silence is a fault, and what is done about it. Time in seconds. */
class SilenceTest {
    private static final long LIMIT = 60;

    private final Silence silence = new Silence();

    /** Looks each second until then; gives the seconds at which something was to be done, minus if to connect again. */
    private List<Long> look(long from, long to, boolean othersHeard) {
        List<Long> alarms = new ArrayList<>();
        for (long now = from; now <= to; now++) {
            Silence.Remedy remedy = silence.check(now, LIMIT, othersHeard);
            if (remedy != Silence.Remedy.NOTHING) {
                alarms.add(remedy == Silence.Remedy.SUBSCRIBE_AGAIN ? now : -now);
            }
        }
        return alarms;
    }

    @Test
    void silenceIsAnsweredBySubscribingThenByAnotherConnectionAndWithGrowingPatience() {
        silence.confirmed(0, false);
        assertThat(look(1, 2_000, false)).containsExactly(60L, -180L, 420L, -900L, 1_860L);
    }

    @Test
    void connectionOnWhichOthersAreHeardIsKept() {
        silence.confirmed(0, false);
        assertThat(look(1, 2_000, true)).containsExactly(60L, 180L, 420L, 900L, 1_860L);
    }

    @Test
    void intervalsGrowToAboutTwoHoursAndStay() {
        silence.confirmed(0, false);
        List<Long> alarms = look(1, 200_000, true);
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < alarms.size(); i++) {
            gaps.add(alarms.get(i) - alarms.get(i - 1));
        }
        assertThat(gaps).startsWith(120L, 240L, 480L).endsWith(7_680L, 7_680L).isSorted();
    }

    @Test
    void messageEndsTheAlarmAndIsNewsOnce() {
        silence.confirmed(0, false);
        look(1, 60, false);
        assertThat(silence.alarming()).isTrue();
        assertThat(silence.heard(70, LIMIT)).isTrue();
        assertThat(silence.heard(71, LIMIT)).isFalse();
        assertThat(silence.alarming()).isFalse();
    }

    @Test
    void snapshotAfterSubscribingAgainIsNoSignOfLife() {
        silence.confirmed(0, true);
        silence.heard(1, LIMIT);
        silence.heard(2, LIMIT);
        assertThat(look(3, 62, false)).containsExactly(62L);
        silence.confirmed(63, true);
        assertThat(silence.heard(64, LIMIT)).isFalse();
        assertThat(look(65, 400, false)).containsExactly(-183L);
    }

    @Test
    void quietInstrumentSoonRaisesNoAlarms() {
        silence.confirmed(0, false);
        long alarms = 0;
        long late = 0;
        // a trade every four minutes, for a day
        for (long start = 0; start < 86_400; start += 240) {
            int now = look(start + 1, start + 239, false).size();
            alarms += now;
            late += start > 3_600 ? now : 0;
            silence.heard(start + 240, LIMIT);
        }
        assertThat(alarms).isBetween(1L, 4L);
        assertThat(late).isZero();
    }

    @Test
    void patienceComesBackWhileMessagesFlow() {
        silence.confirmed(0, false);
        look(1, 500, false);
        for (long now = 500; now < 20_000; now += 5) {
            silence.heard(now, LIMIT);
        }
        assertThat(look(20_000, 20_100, false)).containsExactly(20_055L);
    }

    @Test
    void alarmsAreBoundedWhateverHappens() {
        long seed = 4_711;
        Random chance = new Random(seed);
        silence.confirmed(0, false);
        int alarms = 0;
        long now = 0;
        while (now < 1_000_000) {
            long next = now + 1 + (long) (-Math.log(1 - chance.nextDouble()) * 90);
            alarms += look(now + 1, next - 1, false).size();
            silence.heard(next, LIMIT);
            now = next;
        }
        assertThat(alarms)
                .as("alarms in 11 days of a trade every 90 s, seed %s", seed)
                .isLessThan(300);
    }
}
