package io.github.camelblofin.simulator.exchange;

import static io.github.camelblofin.simulator.exchange.Pit.buy;
import static io.github.camelblofin.simulator.exchange.Pit.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.simulator.exchange.model.FillView;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.TradeView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsTest {

    private final Pit pit = new Pit();
    private final List<String> log = new ArrayList<>();

    private void listen() {
        pit.exchange.addListener(new Journal(log));
    }

    @Test
    void tradeThenEventsInOrderAndWalletsOnce() {
        OrderView maker = pit.placed("alice", sell("20000", "1"));
        listen();
        pit.place("bob", buy("20000", "1"));

        assertThat(log)
                .extracting(line -> line.substring(0, line.indexOf('[')))
                .containsExactly(
                        "bob OrderView",
                        "TradeView",
                        "alice FillView",
                        "alice OrderView",
                        "bob FillView",
                        "bob OrderView",
                        "alice PositionView",
                        "bob PositionView",
                        "bob BalanceView",
                        "alice BalanceView");
        assertThat(log.get(3)).contains(maker.orderId(), "FILLED");
    }

    @Test
    void closedPositionThenToldWithZero() {
        pit.placed("bob", sell("20000", "1"));
        pit.placed("alice", buy("20000", "1"));
        pit.placed("bob", buy("20000", "1"));
        listen();
        pit.placed("alice", sell("20000", "1"));

        assertThat(log).anyMatch(line -> line.startsWith("alice PositionView") && line.contains("positions=0,"));
    }

    @Test
    void listenerPlacesOrderThenItsEventsComeAfterTheWaitingOnes() {
        pit.placed("alice", sell("20000", "1"));
        List<String> states = new ArrayList<>();
        pit.exchange.addListener(new ExchangeListener() {
            @Override
            public void onFill(String accountId, FillView fill) {
                if (accountId.equals("alice")) {
                    pit.place("alice", buy("19000", "1").withClientOrderId("again"));
                }
            }

            @Override
            public void onOrder(String accountId, OrderView order) {
                states.add(accountId + " " + order.state() + " " + order.clientOrderId());
            }
        });
        pit.place("bob", buy("20000", "1"));

        assertThat(states).containsExactly("bob LIVE null", "alice FILLED null", "bob FILLED null", "alice LIVE again");
    }

    @Test
    void firstListenerPlacesOrderThenSecondStillHearsInOrder() {
        pit.placed("alice", sell("20000", "1"));
        pit.exchange.addListener(new ExchangeListener() {
            @Override
            public void onTrade(TradeView trade) {
                pit.place("alice", buy("19000", "1"));
            }
        });
        listen();
        pit.place("bob", buy("20000", "1"));

        assertThat(log.get(1)).startsWith("TradeView");
        assertThat(log.get(2)).startsWith("alice FillView");
    }

    @Test
    void refusedOrderThenNothingIsTold() {
        listen();
        pit.place("alice", buy("20000.2", "1"));

        assertThat(log).isEmpty();
    }

    @Test
    void clockRunsBackThenTimeStands() {
        pit.placed("alice", buy("19000", "1"));
        pit.now -= 5_000;

        assertThat(pit.placed("alice", buy("19000", "1")).createTime()).isEqualTo(Pit.START);
    }
}
