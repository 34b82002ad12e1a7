package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.error.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** From page to page, case by case. */
class PageWalkTest {
    private static PretendList orders(int rows) {
        PretendList list = new PretendList(Operation.TRADE_ORDERS_PENDING);
        LongStream.rangeClosed(1, rows).forEach(id -> list.add(1_000 + id));
        return list;
    }

    private static List<String> read(PagedList list) {
        List<String> ids = new ArrayList<>();
        new PagedRows(list).forEachRemaining(row -> ids.add(row.key().id()));
        return ids;
    }

    @Test
    void idsAreFollowedBackwardsWithTheLargestPages() {
        PretendList list = orders(250);

        assertThat(read(list.list("instId", "BTC-USDT"))).isEqualTo(list.ids());
        assertThat(list.asked)
                .containsExactly(
                        Map.of("instId", "BTC-USDT", "limit", "100"),
                        Map.of("instId", "BTC-USDT", "limit", "100", "after", "1151"),
                        Map.of("instId", "BTC-USDT", "limit", "100", "after", "1051"),
                        Map.of("instId", "BTC-USDT", "limit", "100", "after", "1001"));
    }

    @Test
    void aFullLastPageIsFollowedByAnEmptyOne() {
        PretendList list = orders(40);

        assertThat(read(list.list("limit", 20))).hasSize(40);
        assertThat(list.asked).hasSize(3);
    }

    @Test
    void pagesThatAreNotFullDoNotEndTheList() {
        PretendList list = orders(130);
        list.sometimesFewer = 7;

        assertThat(read(list.list())).isEqualTo(list.ids());
    }

    @Test
    void aShortPageOfOneTimeDoesNotEndTheList() {
        PretendList list = new PretendList(Operation.ASSET_BILLS);
        IntStream.range(0, 5).forEach(i -> list.add(500, "t" + i));
        list.add(499, "older");
        list.sometimesFewer = 5;

        assertThat(read(list.list())).containsExactlyInAnyOrderElementsOf(list.ids());
    }

    @Test
    void walkingAShortListAgainIsOneCall() {
        PretendList list = orders(7);
        RepeatedWalk walks = new RepeatedWalk(list.list());
        PagedList.Page first = walks.page(walks.start(null));
        assertThat(walks.page(first.next()).exhausted()).isTrue();
        list.asked.clear();
        list.add(2_000);

        PagedList.Page again = walks.page(walks.start(null));

        assertThat(again.rows()).hasSize(8);
        assertThat(again.next()).isNull();
        assertThat(list.asked).hasSize(1);
    }

    @Test
    void anEmptyListIsOneCall() {
        PretendList list = orders(0);

        assertThat(read(list.list())).isEmpty();
        assertThat(list.asked).hasSize(1);
    }

    @Test
    void pagesSmallerThanDocumentedDoNotEndTheList() {
        PretendList list = orders(130);
        list.cap = 30;

        assertThat(read(list.list())).isEqualTo(list.ids());
    }

    @Test
    void theCallersBoundsHold() {
        PretendList list = orders(300);

        assertThat(read(list.list("after", "1280", "before", "1120")))
                .hasSize(159)
                .startsWith("1279")
                .endsWith("1121");
        assertThat(list.asked)
                .as("both together are refused by BloFin")
                .noneMatch(query -> query.containsKey("before"));
    }

    @Test
    void timesThatRowsShareAreAskedForAgain() {
        PretendList list = new PretendList(Operation.ASSET_BILLS);
        IntStream.range(0, 7).forEach(i -> list.add(500 - i / 3, "t" + i));

        assertThat(read(list.list("limit", 4))).containsExactlyInAnyOrderElementsOf(list.ids());
        assertThat(list.asked.get(1)).containsEntry("after", "500");
    }

    @Test
    void aPageFilledByOneTimeIsAskedForWithALargerPage() {
        PretendList list = new PretendList(Operation.ASSET_BILLS);
        IntStream.range(0, 60).forEach(i -> list.add(500, "t" + i));
        list.add(499, "older");

        assertThat(read(list.list("limit", 10))).containsExactlyInAnyOrderElementsOf(list.ids());
    }

    @Test
    void aTimeWithMoreRowsThanTheLargestPageIsAnError() {
        PretendList list = new PretendList(Operation.ASSET_BILLS);
        IntStream.range(0, 120).forEach(i -> list.add(500, "t" + i));

        assertThatThrownBy(() -> read(list.list()))
                .isInstanceOf(BlofinUnavailableException.class)
                .hasMessageContaining("500")
                .hasMessageContaining("param.after=500");
    }

    @Test
    void reversedCursorsAreFollowedTheirWay() {
        PretendList list = new PretendList(Operation.COPYTRADING_TRADE_ORDERS_HISTORY);
        LongStream.rangeClosed(1, 50).forEach(list::add);

        assertThat(read(list.list())).isEqualTo(list.ids());
        assertThat(list.asked.get(1)).containsEntry("before", "31").doesNotContainKey("after");
    }

    @Test
    void reversedCursorsThatAreNotReversedAreFoundOut() {
        PretendList list = new PretendList(Operation.COPYTRADING_TRADE_ORDERS_HISTORY);
        list.afterIsOlder = true;
        LongStream.rangeClosed(1, 50).forEach(list::add);

        assertThat(read(list.list())).isEqualTo(list.ids());
    }

    @Test
    void aListThatIgnoresTheCursorEnds() {
        RowKey newest = new RowKey("9", "9", true);
        RowKey oldest = new RowKey("8", "8", true);
        PageWalk walk = PageWalk.of(Operation.ACCOUNT_POSITIONS_HISTORY.paging().orElseThrow(), Map.of("limit", "2"));

        PageWalk next = walk.read(List.of(newest, oldest)).next();
        PageWalk.Step again = next.read(List.of(new RowKey("10", "10", true), newest));

        assertThat(again.fresh()).isEmpty();
        assertThat(again.next()).isNull();
    }

    @Test
    void candlesAreFollowedByTheirFirstColumn() {
        assertThat(RowKey.of(Operation.MARKET_CANDLES, List.of("1700000000000", "1", "2", "0")))
                .isEqualTo(new RowKey("1700000000000", "1700000000000", false));
        assertThat(RowKey.of(Operation.MARKET_CANDLES, List.of("1700000000000", "1", "2", "1"))
                        .settled())
                .isTrue();
    }

    @Test
    void rowsOfAnUndocumentedListAreFollowedByTheIdTheyHave() {
        assertThat(RowKey.of(Operation.ACCOUNT_FUNDING_FEES, Map.of("billId", "77", "id", "5"))
                        .cursor())
                .isEqualTo("77");
        assertThat(RowKey.of(Operation.ACCOUNT_FUNDING_FEES, Map.of("id", "5")).cursor())
                .isEqualTo("5");
        RowKey without = RowKey.of(Operation.ACCOUNT_FUNDING_FEES, Map.of("fundingFee", "0.5"));
        PageWalk walk = PageWalk.of(Operation.ACCOUNT_FUNDING_FEES.paging().orElseThrow(), Map.of());
        assertThatThrownBy(() -> walk.read(List.of(without))).hasMessageContaining("by begin and end");
    }

    @Test
    void wrongBoundsAreTold() {
        assertThatThrownBy(() -> read(orders(1).list("limit", "many")))
                .isInstanceOf(BlofinInvalidRequestException.class)
                .hasMessageContaining("limit is many");
        assertThatThrownBy(() -> read(orders(1).list("before", "yesterday")))
                .isInstanceOf(BlofinInvalidRequestException.class)
                .hasMessageContaining("the orderId of a row");
    }

    @Test
    void aFailedPageIsThrownWhereItIsNeededAndCanBeAskedForAgain() {
        PretendList list = orders(150);
        PagedRows rows = new PagedRows(list.list());
        IntStream.range(0, 100).forEach(i -> rows.next());
        assertThat(rows.held()).isZero();
        BlofinException limit = new BlofinRateLimitException(Failure.local("trade/fills-history", "too many calls"));
        list.trouble = limit;

        assertThatThrownBy(rows::hasNext).isSameAs(limit);

        list.trouble = null;
        assertThat(rows.next().key().id()).isEqualTo("1050");
        assertThat(rows.pages()).hasValue(2);
        assertThat(rows.rows()).hasValue(101);
    }

    @Test
    void collectingStopsAtTheLimit() {
        PretendList list = orders(150);

        assertThat(new PageCollector(list.list(), 150, Runnable::run)
                        .collect()
                        .toCompletableFuture()
                        .join())
                .satisfies(all -> assertThat(all.pages()).isEqualTo(3))
                .satisfies(all -> assertThat(all.rows()).hasSize(150));
        assertThatThrownBy(() -> new PageCollector(list.list(), 149, Runnable::run)
                        .collect()
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("more than 149 rows")
                .hasMessageContaining("paginate=stream");
    }

    /** What an account trades with itself is two fills of one trade, which a page may part. */
    @Test
    void bothFillsOfATradeWithOneselfAreRead() {
        PretendList list = new PretendList(Operation.TRADE_FILLS_HISTORY);
        list.add(1, "1/7").add(2, "2/7").add(2, "2/8").add(3, "3/8");
        for (int limit = 1; limit <= 4; limit++) {
            List<String> read = new ArrayList<>();
            new PagedRows(list.list("limit", limit == 1 ? 2 : limit))
                    .forEachRemaining(row -> read.add(row.key().id()));
            assertThat(read).containsExactlyInAnyOrder("3/8", "2/7", "2/8", "1/7");
        }
    }

    @Test
    void bothFillsOfATradeWithOneselfArePolled() {
        PretendList list = new PretendList(Operation.TRADE_FILLS_HISTORY);
        list.add(1, "1/7").add(2, "2/7");
        FreshRows rows = new FreshRows(list.list(), null, new FreshRows.Sizes(75, 1_000));
        PollPosition position = rows.now();
        list.add(2, "2/8");

        assertThat(rows.since(position).next(position))
                .extracting(row -> row.key().id())
                .containsExactly("2/8");
    }
}
