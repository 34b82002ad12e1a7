package io.github.camelblofin.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.view.FakeAccount.Fact;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A view against an account whose stream breaks and whose lists lag, fail and come late. */
class LiveSheetTest {
    private static final long FIRST_SEED = 20_261_123;

    @Test
    void someEpisodes() {
        play(500, FIRST_SEED);
    }

    @Test
    @Tag("full")
    void manyEpisodes() {
        play(20_000, FIRST_SEED + 1);
    }

    private static void play(int count, long firstSeed) {
        Random seeds = new Random(firstSeed);
        Long given = Long.getLong("blofin.seed");
        LongStream episodes =
                given == null ? LongStream.range(0, count).map(i -> seeds.nextLong()) : LongStream.of(given);
        episodes.forEach(LiveSheetTest::play);
    }

    private static void play(long seed) {
        FakeAccount account = new FakeAccount(seed);
        for (int i = 0; i < 60; i++) {
            account.chance();
            // What the stream has ended is never shown again, whatever a list says.
            assertThat(account.sheet.picture().rows())
                    .as("seed %d", seed)
                    .noneMatch(row -> account.toldAsOver.contains(row.version().id()));
        }
        account.calm();
        SheetPicture shown = account.sheet.picture();
        assertThat(account.sheet.inSync(shown))
                .as("seed %d: %s", seed, shown.trouble())
                .isTrue();
        assertThat(shown.rows()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(account.open());
        assertThat(account.sheet.age(shown)).isLessThan(Duration.ofSeconds(30));
    }

    private static Row row(String id, long number) {
        return new Row(new Fact(id, number, false), number);
    }

    private static Sheet streaming() {
        Sheet sheet = new Sheet(Duration.ofSeconds(3));
        sheet.confirmed(0);
        return sheet;
    }

    private static long seconds(long count) {
        return Duration.ofSeconds(count).toNanos();
    }

    @Test
    void aListSoonAfterTheStreamCameUpProvesNothing() {
        Sheet sheet = streaming();

        Sheet.Verdict early = sheet.merge(sheet.begin(seconds(1)), List.of(row("a", 1)), seconds(2));
        Sheet.Verdict settled = sheet.merge(sheet.begin(seconds(3)), List.of(row("a", 1)), seconds(4));

        assertThat(early).isEqualTo(new Sheet.Verdict(false, Duration.ofSeconds(1)));
        assertThat(settled.agrees()).isTrue();
    }

    @Test
    void whatWasJustPushedIsNotEndedByAListThatLags() {
        Sheet sheet = streaming();
        sheet.pushed(row("a", 1), seconds(10));

        Sheet.Verdict verdict = sheet.merge(sheet.begin(seconds(11)), List.of(), seconds(12));

        assertThat(verdict.agrees()).isTrue();
        assertThat(sheet.picture(null).rows()).hasSize(1);
    }

    @Test
    void whatTwoListsLeaveOutIsGone() {
        Sheet sheet = streaming();
        sheet.pushed(row("a", 1), seconds(10));

        Sheet.Verdict first = sheet.merge(sheet.begin(seconds(20)), List.of(), seconds(20));
        assertThat(sheet.picture("doubt").agreed()).isFalse();
        Sheet.Verdict second = sheet.merge(sheet.begin(seconds(21)), List.of(), seconds(21));

        assertThat(first).isEqualTo(new Sheet.Verdict(false, Duration.ofSeconds(1)));
        assertThat(second.agrees()).isTrue();
        assertThat(sheet.picture(null).rows()).isEmpty();
    }

    @Test
    void anEndedOneDoesNotLiveAgain() {
        Sheet sheet = streaming();
        sheet.pushed(row("a", 1), seconds(10));
        sheet.pushed(new Row(new Fact("a", 2, true), 2L), seconds(11));

        sheet.merge(sheet.begin(seconds(12)), List.of(row("a", 1)), seconds(12));
        sheet.pushed(row("a", 1), seconds(13));

        assertThat(sheet.picture(null).rows()).isEmpty();
    }

    @Test
    void aListAskedForBeforeTheLastReconnectProvesNothing() {
        Sheet sheet = streaming();
        Sheet.Mark before = sheet.begin(seconds(10));
        sheet.interrupted();
        sheet.confirmed(seconds(11));

        assertThat(sheet.merge(before, List.of(), seconds(15)).agrees()).isFalse();
        assertThat(sheet.picture("why").trouble()).isEqualTo("why");
    }

    @Test
    void aViewWithoutListsForLongCannotBeReliedOn() {
        SheetPicture shown = new SheetPicture(List.of(), true, true, seconds(10), null);

        assertThat(shown.inSync(seconds(70), Duration.ofSeconds(60))).isTrue();
        assertThat(shown.inSync(seconds(71), Duration.ofSeconds(60))).isFalse();
        assertThat(shown.inSync(seconds(1_000), Duration.ZERO)).isTrue();
    }
}
