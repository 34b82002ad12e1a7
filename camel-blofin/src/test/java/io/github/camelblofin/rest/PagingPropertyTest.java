package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Any history, any page size, news at any moment: no row twice, none left out. jqwik prints the seed of a failure. */
class PagingPropertyTest {
    private static final int MOST_OF_ONE_TIME = 99;

    @Provide
    Arbitrary<Operation> lists() {
        return Arbitraries.of(
                Operation.TRADE_FILLS_HISTORY,
                Operation.ASSET_BILLS,
                Operation.ASSET_DEPOSIT_HISTORY,
                Operation.COPYTRADING_TRADE_ORDERS_HISTORY,
                Operation.AFFILIATE_SUB_INVITEES);
    }

    /** Fills a list; on those whose cursor is a time, rows share it in groups of any size that fits on a page. */
    private static final class Filler {
        final Random random;
        final PretendList list;
        final boolean shared;
        private final AtomicInteger ids = new AtomicInteger();
        private long cursor = 1_000;
        private int group;

        Filler(PretendList list, long seed) {
            this.list = list;
            this.random = new Random(seed);
            this.shared = list.operation.paging().orElseThrow().sharedCursor();
        }

        void add(int rows) {
            for (int i = 0; i < rows; i++) {
                boolean together = shared && ++group < MOST_OF_ONE_TIME && random.nextInt(4) != 0;
                if (!together) {
                    cursor += 1 + random.nextInt(3);
                    group = 0;
                }
                list.add(cursor, shared ? cursor + "/" + ids.incrementAndGet() : Long.toString(cursor));
            }
        }
    }

    @Property(tries = 200)
    void walkingGivesEveryRowOfTheStartOnce(
            @ForAll("lists") Operation operation,
            @ForAll @IntRange(max = 400) int rows,
            @ForAll @IntRange(min = 1, max = 100) int limit,
            @ForAll @IntRange(max = 5) int newsPerCall,
            @ForAll long seed) {
        PretendList list = new PretendList(operation);
        Filler filler = new Filler(list, seed);
        filler.add(rows);
        List<String> atStart = list.ids();
        list.meanwhile = () -> filler.add(filler.random.nextInt(newsPerCall + 1));
        List<String> read = new ArrayList<>();

        new PagedRows(list.list("limit", limit))
                .forEachRemaining(row -> read.add(row.key().id()));

        assertThat(read).doesNotHaveDuplicates().containsAll(atStart);
    }

    @Property(tries = 100)
    void pollingGivesEveryRowOnceWhateverFailsAndRestarts(
            @ForAll("lists") Operation operation,
            @ForAll @IntRange(max = 250) int before,
            @ForAll @IntRange(min = 1, max = 100) int limit,
            @ForAll long seed) {
        PretendList list = new PretendList(operation);
        Filler filler = new Filler(list, seed);
        filler.add(before);
        int window = 1 + filler.random.nextInt(150);
        FreshRows rows =
                new FreshRows(list.list("limit", limit), null, new FreshRows.Sizes(Math.max(1, limit * 3 / 4), window));
        boolean earliest = filler.random.nextBoolean();
        PollPosition position = earliest ? PollPosition.START : rows.now();
        List<String> known = earliest ? List.of() : list.ids();
        List<String> delivered = new ArrayList<>();

        for (int poll = 0; poll < 12; poll++) {
            filler.add(filler.random.nextInt(poll % 4 == 0 ? 120 : 10));
            boolean last = poll == 11;
            int most = last ? Integer.MAX_VALUE : filler.random.nextInt(40); // then the route fails
            position = deliver(rows.since(position), delivered, most);
            position = PollPosition.parse(position.text()); // the process was restarted
        }

        List<String> expected = new ArrayList<>(list.ids());
        expected.removeAll(known);
        assertThat(delivered).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
        assertThat(delivered.stream().map(id -> cursorOf(list, id)).toList()).isSorted();
    }

    private static PollPosition deliver(FreshWindows found, List<String> delivered, int most) {
        assertThat(found.lost()).isEmpty();
        PollPosition position = found.begun();
        int count = 0;
        for (List<PagedList.Row> fresh = found.next(position); !fresh.isEmpty(); fresh = found.next(position)) {
            for (int i = 0; i < fresh.size(); i++) {
                if (count++ == most) {
                    return position;
                }
                delivered.add(fresh.get(i).key().id());
                position = found.with(position, fresh.get(i), i + 1 < fresh.size() ? fresh.get(i + 1) : null);
            }
        }
        return position;
    }

    private static long cursorOf(PretendList list, String id) {
        return list.rows().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow()
                .cursor();
    }
}
