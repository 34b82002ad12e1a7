package io.github.camelblofin.simulator.exchange;

import static io.github.camelblofin.simulator.exchange.Pit.ETH;
import static io.github.camelblofin.simulator.exchange.Pit.buy;
import static io.github.camelblofin.simulator.exchange.Pit.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.simulator.exchange.model.FillView;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.OrderState;
import io.github.camelblofin.simulator.exchange.model.OrderType;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.PageQuery;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagingTest {

    private final Pit pit = new Pit();

    private static List<Long> page(PageQuery query) {
        return Paging.page(List.of(50L, 40L, 30L, 20L, 10L), query, row -> row, row -> row * 10);
    }

    @Test
    void limitThenNewestRows() {
        assertThat(page(PageQuery.newest(2))).containsExactly(50L, 40L);
    }

    @Test
    void afterThenOlderRowsWithoutTheCursor() {
        assertThat(page(PageQuery.newest(2).withAfter(40L))).containsExactly(30L, 20L);
    }

    @Test
    void beforeThenNewestPageOfNewerRows() {
        assertThat(page(PageQuery.newest(2).withBefore(20L))).containsExactly(50L, 40L);
        assertThat(page(PageQuery.newest(9).withBefore(40L))).containsExactly(50L);
    }

    @Test
    void bothCursorsThenRowsBetween() {
        assertThat(page(PageQuery.newest(9).withBefore(10L).withAfter(40L))).containsExactly(30L, 20L);
    }

    @Test
    void windowThenBothEndsIncluded() {
        assertThat(page(PageQuery.newest(9).between(200L, 400L))).containsExactly(40L, 30L, 20L);
        assertThat(page(PageQuery.newest(9).between(null, 200L))).containsExactly(20L, 10L);
    }

    @Test
    void walkingBackWithAfterThenEveryOrderOnce() {
        for (int i = 0; i < 7; i++) {
            pit.placed("alice", buy("19000", "1"));
        }
        List<String> seen = new ArrayList<>();
        List<OrderView> rows = pit.exchange.openOrders("alice", PageQuery.newest(3));
        while (!rows.isEmpty() && seen.size() < 50) {
            rows.forEach(row -> seen.add(row.orderId()));
            long last = Long.parseLong(rows.get(rows.size() - 1).orderId());
            rows = pit.exchange.openOrders("alice", PageQuery.newest(3).withAfter(last));
        }

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void filtersThenOnlyMatchingOrders() {
        pit.placed("alice", buy("19000", "1"));
        pit.placed("alice", NewOrder.limit(ETH, Side.BUY, "900", "1").as(OrderType.POST_ONLY));

        assertThat(pit.exchange.openOrders("alice", PageQuery.newest(9).withInstId(ETH)))
                .hasSize(1);
        assertThat(pit.exchange.openOrders("alice", PageQuery.newest(9).withOrderType(OrderType.LIMIT)))
                .hasSize(1);
        assertThat(pit.exchange.openOrders("alice", PageQuery.newest(9).withState(OrderState.PARTIALLY_FILLED)))
                .isEmpty();
    }

    @Test
    void lateFinishedOldOrderThenHistoryStaysInOrderOfIds() {
        OrderView old = pit.placed("alice", buy("19000", "1"));
        OrderView young = pit.placed("alice", buy("19000", "1"));
        pit.exchange.cancel("alice", null, young.orderId(), null);
        pit.exchange.cancel("alice", null, old.orderId(), null);

        assertThat(pit.history("alice")).extracting(OrderView::orderId).containsExactly(young.orderId(), old.orderId());
    }

    @Test
    void fillsOfOneOrderThenNewestFirst() {
        pit.placed("bob", sell("20000", "1"));
        pit.placed("bob", sell("20001", "1"));
        OrderView order = pit.placed("alice", buy("20001", "2"));
        pit.placed("bob", sell("20001", "1"));
        pit.placed("alice", buy("20001", "1"));

        List<FillView> fills = pit.exchange.fills("alice", PageQuery.newest(9).withOrderId(order.orderId()));
        assertThat(fills).extracting(fill -> fill.fillPrice().intValue()).containsExactly(20001, 20000);
    }

    @Test
    void historyLimitThenOldestForgottenAndItsClientIdFree() {
        Pit small = new Pit(Pit.settings().withHistoryLimit(2));
        for (String id : List.of("a", "b", "c")) {
            OrderView order = small.placed("alice", buy("19000", "1").withClientOrderId(id));
            small.exchange.cancel("alice", null, order.orderId(), null);
        }

        assertThat(small.history("alice")).extracting(OrderView::clientOrderId).containsExactly("c", "b");
        assertThat(small.place("alice", buy("19000", "1").withClientOrderId("a"))
                        .ok())
                .isTrue();
    }
}
