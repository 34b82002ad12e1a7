package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.model.AccountBalance;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.Position;
import io.github.camelblofin.simulator.SimulatorBuilder;
import io.github.camelblofin.simulator.fault.SocketFault;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code local/positions} and its sisters: what is open, without a call. */
class AccountViewTest extends SimulatorTestSupport {
    private ProducerTemplate template;

    @Override
    SimulatorBuilder simulator() {
        return super.simulator().quiet();
    }

    @Override
    BlofinComponent component() {
        BlofinComponent component = super.component();
        component.getConfiguration().setListLag(500);
        return component;
    }

    @BeforeEach
    void start() throws Exception {
        context.start();
        exchange.market("BTC-USDT").quote("60000", "60001", "1000");
        template = context.createProducerTemplate();
    }

    private Exchange ask(String uri) {
        return template.request(uri, message -> {});
    }

    private static List<?> rows(Exchange answer) {
        return answer.getMessage().getBody(List.class);
    }

    private int bodySize(String uri) {
        Exchange answer = ask(uri);
        return answer.getException() == null ? rows(answer).size() : -1;
    }

    @Test
    void showsWhatIsOpenWithoutACall() {
        assertThat(rows(ask("blofin:local/positions"))).isEmpty();
        assertThat(rows(ask("blofin:local/orders"))).isEmpty();
        ask("blofin:local/balances");
        int calls = exchange.requests().size();

        exchange.market("BTC-USDT").buy(exchange.account().name(), "60001", "3");
        exchange.market("BTC-USDT").buy(exchange.account().name(), "55000", "2");

        await("the position").until(() -> bodySize("blofin:local/positions") == 1);
        await("the order").until(() -> bodySize("blofin:local/orders") == 1);
        Exchange positions = ask("blofin:local/positions");
        Position position = (Position) rows(positions).get(0);
        assertThat(position.positions()).isEqualByComparingTo("3");
        assertThat(positions.getMessage().getHeader(BlofinHeaders.VIEW_IN_SYNC)).isEqualTo(true);
        assertThat(positions.getMessage().getHeader(BlofinHeaders.VIEW_AGE, Long.class))
                .isGreaterThanOrEqualTo(0);
        Order order = (Order) rows(ask("blofin:local/orders")).get(0);
        assertThat(order.price()).isEqualByComparingTo("55000");
        AccountBalance wallet = ask("blofin:local/balances").getMessage().getBody(AccountBalance.class);
        assertThat(wallet.details()).isNotEmpty();
        assertThat(exchange.requests()).hasSize(calls);
        canBeFilteredAndWrittenAsMapsOrText();
    }

    private void canBeFilteredAndWrittenAsMapsOrText() {
        assertThat(rows(ask("blofin:local/orders?instId=ETH-USDT"))).isEmpty();
        assertThat(rows(template.request("blofin:local/orders", message -> message.getMessage()
                        .setHeader(BlofinHeaders.PARAMS, Map.of("instId", "BTC-USDT,ETH-USDT")))))
                .hasSize(1);
        Map<?, ?> row = (Map<?, ?>) rows(ask("blofin:local/orders?output=map")).get(0);
        assertThat(row.get("instId")).isEqualTo("BTC-USDT");
        assertThat(template.requestBody("blofin:local/orders?output=json", (Object) null, String.class))
                .startsWith("[{")
                .contains("\"price\":\"55000\"");
    }

    @Test
    void cannotBeReliedOnWhileTheStreamIsDownAndCanAfterwards() {
        assertThat(bodySize("blofin:local/orders")).isZero();
        exchange.faults().untilCleared(SocketFault.answerUpgrade(503));
        exchange.dropConnections();

        await("a view that knows it is stale").until(() -> bodySize("blofin:local/orders") == -1);
        assertThatThrownBy(() -> template.requestBody("blofin:local/orders", (Object) null))
                .isInstanceOf(CamelExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(BlofinUnavailableException.class, problem -> assertThat(problem.retryable())
                        .isTrue())
                .hasMessageContaining("local/orders")
                .hasMessageContaining("viewStale=allow");
        Exchange old = ask("blofin:local/orders?viewStale=allow");
        assertThat(old.getException()).isNull();
        assertThat(old.getMessage().getHeader(BlofinHeaders.VIEW_IN_SYNC)).isEqualTo(false);
        exchange.faults().clear();
        exchange.market("BTC-USDT").buy(exchange.account().name(), "55000", "2");

        await("a view that is in sync again").until(() -> bodySize("blofin:local/orders") == 1);
    }

    @Test
    void anUnknownNameIsToldTheNearestOne() {
        assertThatThrownBy(() -> template.requestBody("blofin:local/position", (Object) null))
                .rootCause()
                .hasMessageContaining("local/positions");
    }
}
