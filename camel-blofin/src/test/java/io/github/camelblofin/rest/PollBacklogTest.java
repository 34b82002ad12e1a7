package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.time.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What a poll must not lose: long backlogs, orders that end late, crowded times, rows that cannot be read. */
class PollBacklogTest {
    private static final FreshRows.Sizes USUAL = new FreshRows.Sizes(75, 1_000);

    private final List<String> delivered = new ArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final WallClock clock = () -> now.get().toEpochMilli();
    private int mostHeld;

    private static PretendList fills(int rows) {
        PretendList list = new PretendList(Operation.TRADE_FILLS_HISTORY);
        LongStream.rangeClosed(1, rows).forEach(list::add);
        return list;
    }

    /** Delivers until a route would fail; the position as a restart would read it. */
    private PollPosition deliver(FreshWindows found, int most) {
        PollPosition position = found.begun();
        int count = 0;
        for (List<PagedList.Row> fresh = found.next(position); !fresh.isEmpty(); fresh = found.next(position)) {
            mostHeld = Math.max(mostHeld, fresh.size());
            for (int i = 0; i < fresh.size(); i++) {
                if (count++ == most) {
                    return PollPosition.parse(position.text());
                }
                delivered.add(fresh.get(i).key().id());
                position = found.with(position, fresh.get(i), i + 1 < fresh.size() ? fresh.get(i + 1) : null);
            }
        }
        return PollPosition.parse(position.text());
    }

    private static List<String> ids(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(Long::toString).toList();
    }

    @Test
    void aBacklogOfFiveWindowsIsDeliveredOldestFirstOverARestartHoldingAWindow() {
        PretendList list = fills(5_000);
        PollPosition position = new FreshRows(list.list(), null, USUAL)
                .since(PollPosition.START)
                .begun();

        position = deliver(new FreshRows(list.list(), null, USUAL).since(position), 2_345);
        assertThat(delivered).isEqualTo(ids(1, 2_345));
        assertThat(Long.parseLong(position.mark())).isLessThanOrEqualTo(2_345);
        list.asked.clear();
        deliver(new FreshRows(list.list(), null, USUAL).since(position), Integer.MAX_VALUE);

        assertThat(delivered).isEqualTo(ids(1, 5_000));
        assertThat(mostHeld).isLessThanOrEqualTo(USUAL.window());
        assertThat(list.asked).as("each page about twice").hasSizeLessThan(60);
    }

    /** Orders and what became of them. */
    private final class Orders {
        final PretendList pending = new PretendList(Operation.TRADE_ORDERS_PENDING);
        final PretendList history = new PretendList(Operation.TRADE_ORDERS_HISTORY);
        FreshRows rows = rows();

        FreshRows rows() {
            return new FreshRows(
                    history.list(), new OpenRows(pending.list(), clock, true), new FreshRows.Sizes(10, 40));
        }

        PollPosition poll(PollPosition position) {
            return deliver(rows.since(position), Integer.MAX_VALUE);
        }

        void end(long id) {
            pending.remove(Long.toString(id));
            history.add(id);
        }
    }

    @Test
    void anOrderThatEndsAfterAnyNumberOfNewerOnesIsDelivered() {
        Orders orders = new Orders();
        LongStream.rangeClosed(1, 5).forEach(orders.pending::add);
        PollPosition position = orders.rows.now();
        for (int poll = 0; poll < 20; poll++) {
            LongStream.range(0, 30).map(i -> 100 + delivered.size() + i).forEach(orders.history::add);
            position = orders.poll(position);
        }
        assertThat(position.expected()).hasSize(5);

        orders.end(2);
        orders.end(4);
        orders.rows = orders.rows(); // the process was restarted
        position = orders.poll(position);
        position = orders.poll(position);

        assertThat(delivered).doesNotHaveDuplicates().hasSize(602).endsWith("2", "4");
        assertThat(position.expected()).hasSize(3);
    }

    @Test
    void anEndingThatIsListedLateIsWaitedForAndGivenUpInTheEnd() {
        Orders orders = new Orders();
        LongStream.rangeClosed(1, 2).forEach(orders.pending::add);
        LongStream.rangeClosed(10, 200).forEach(orders.history::add);
        PollPosition position = orders.rows.now();
        orders.pending.remove("1");
        orders.pending.remove("2");
        position = orders.poll(position);
        assertThat(delivered).isEmpty();

        orders.history.add(1);
        position = orders.poll(position);
        assertThat(delivered).containsExactly("1");

        now.set(now.get().plus(OpenRows.PATIENCE).minus(Duration.ofMillis(1)));
        position = orders.poll(position);
        assertThat(position.expected()).hasSize(1);
        now.set(now.get().plusMillis(1));
        position = orders.poll(position);
        assertThat(position.expected()).isEmpty();
    }

    @Test
    void aQuietAccountIsPolledWithOneCall() {
        Orders orders = new Orders();
        LongStream.rangeClosed(1, 8).forEach(orders.history::add);
        PollPosition position = orders.poll(orders.rows.now());
        orders.history.asked.clear();
        orders.pending.asked.clear();

        orders.poll(position);

        assertThat(orders.history.asked).hasSize(1);
        assertThat(orders.pending.asked).isEmpty();
    }

    @Property(tries = 60)
    void everyOrderIsDeliveredOnceWheneverItEnds(
            @ForAll @IntRange(min = 1, max = 100) int limit,
            @ForAll @IntRange(min = 1, max = 60) int keep,
            @ForAll @IntRange(min = 1, max = 120) int window,
            @ForAll boolean listedLate,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<Long> unlisted = new ArrayList<>();
        PretendList pending = new PretendList(Operation.TRADE_ORDERS_PENDING);
        PretendList history = new PretendList(Operation.TRADE_ORDERS_HISTORY);
        List<Long> open = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        List<String> got = new ArrayList<>();
        long[] next = {1_000};
        Runnable life = () -> {
            unlisted.forEach(history::add);
            unlisted.clear();
            for (int i = random.nextInt(50); i > 0; i--) {
                long id = next[0]++;
                open.add(id);
                pending.add(id);
                if (random.nextInt(8) != 0) {
                    long ending = open.remove(random.nextInt(5) == 0 ? random.nextInt(open.size()) : open.size() - 1);
                    pending.remove(Long.toString(ending));
                    unlisted.add(ending);
                    ended.add(Long.toString(ending));
                }
            }
            if (!listedLate) {
                unlisted.forEach(history::add);
                unlisted.clear();
            }
        };
        life.run();
        unlisted.forEach(history::add);
        unlisted.clear();
        List<String> known = List.copyOf(ended);
        // Rows that are listed late are looked for among those of the poll before.
        FreshRows.Sizes sizes = new FreshRows.Sizes(keep, listedLate ? 1_000 : window);
        FreshRows rows = new FreshRows(history.list("limit", limit), new OpenRows(pending.list(), clock, true), sizes);
        PollPosition position = rows.now();
        for (int poll = 0; poll < 15; poll++) {
            life.run();
            if (random.nextInt(4) == 0) {
                rows = new FreshRows(history.list("limit", limit), new OpenRows(pending.list(), clock, true), sizes);
            }
            delivered.clear();
            position = deliver(rows.since(position), poll == 14 ? Integer.MAX_VALUE : random.nextInt(60));
            got.addAll(delivered);
        }
        unlisted.forEach(history::add);
        delivered.clear();
        deliver(rows.since(position), Integer.MAX_VALUE);
        got.addAll(delivered);

        List<String> expected = new ArrayList<>(ended);
        expected.removeAll(known);
        assertThat(got).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aCrowdedTimeIsToldOnceAndTheRestIsDelivered() {
        PretendList list = new PretendList(Operation.ASSET_BILLS);
        list.add(1_700_000_000_001L, "newer");
        IntStream.range(0, 130).forEach(i -> list.add(1_700_000_000_000L, "crowd" + i));
        list.add(1_699_999_999_999L, "older");
        FreshRows rows = new FreshRows(list.list(), null, new FreshRows.Sizes(300, 1_000));

        FreshWindows found = rows.since(PollPosition.START);
        PollPosition position = deliver(found, Integer.MAX_VALUE);

        assertThat(found.lost())
                .singleElement()
                .isInstanceOf(BlofinUnavailableException.class)
                .satisfies(lost -> assertThat(lost)
                        .hasMessageContaining("rows are lost")
                        .hasMessageContaining("from 1700000000000 to 1700000000000")
                        .hasMessageContaining("2023-11-14T22:13:20Z"));
        assertThat(delivered).hasSize(102).contains("newer", "older");
        assertThat(rows.since(position).lost()).as("told once").isEmpty();
    }

    @Test
    void aRowThatCannotBeReadDoesNotHideTheOthers() {
        PretendList list = fills(5);
        list.broken.put("2", "{\"tradeId\":\"2\",\"fillPrice\":\"a lot\",\"instId\":\"BTC-USDT\"}");
        list.broken.put("4", "{\"fillPrice\":\"60000\"}");
        FreshRows rows = new FreshRows(list.typedList(), null, USUAL);

        FreshWindows found = rows.since(PollPosition.START);
        List<PagedList.Row> fresh = found.next(found.begun());

        assertThat(fresh).extracting(row -> row.key().cursor()).containsExactly("1", "2", "3", "3", "5");
        assertThat(fresh).filteredOn(row -> row.trouble() != null).hasSize(2).satisfies(broken -> {
            assertThat(broken.get(0).body()).isEqualTo(list.broken.get("2"));
            assertThat(broken.get(0).trouble()).hasMessageContaining("fillPrice");
            assertThat(broken.get(1).body()).isEqualTo(list.broken.get("4"));
            assertThat(broken.get(1).trouble()).hasMessageContaining("tradeId");
        });
        PollPosition position = deliver(rows.since(PollPosition.START), Integer.MAX_VALUE);
        assertThat(rows.since(position).next(position)).as("told once").isEmpty();
    }
}
