package io.github.camelblofin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.api.Bar;
import io.github.camelblofin.api.Channel;
import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.Operation;
import org.junit.jupiter.api.Test;

class EndpointPathTest {
    @Test
    void everyChannelIsFoundByTheNameThatRoutesUse() {
        for (ChannelName name : ChannelName.all()) {
            assertThat(EndpointPath.channel(name.routeName())).isEqualTo(name);
        }
    }

    @Test
    void everyOperationIsFoundByItsPath() {
        for (Operation operation : Operation.values()) {
            assertThat(EndpointPath.operation(operation.path())).isEqualTo(operation);
        }
    }

    @Test
    void barsAreCaseSensitive() {
        assertThat(EndpointPath.channel("candle1m").bar()).isEqualTo(Bar.ONE_MINUTE);
        assertThat(EndpointPath.channel("candle1M").bar()).isEqualTo(Bar.ONE_MONTH);
        assertThatThrownBy(() -> EndpointPath.channel("candle1h"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("candle1H");
    }

    @Test
    void spotChannelsHaveTheirOwnNames() {
        assertThat(EndpointPath.channel("spot/trades").channel()).isEqualTo(Channel.SPOT_TRADES);
        assertThat(EndpointPath.channel("trades").channel()).isEqualTo(Channel.TRADES);
    }

    @Test
    void unknownChannelNamesTheNearestOnes() {
        assertThatThrownBy(() -> EndpointPath.channel("ticker"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no channel ticker")
                .hasMessageContaining("Did you mean tickers or");
    }

    @Test
    void unknownOperationNamesTheNearestOnes() {
        assertThatThrownBy(() -> EndpointPath.operation("trade/orders"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no REST operation trade/orders")
                .hasMessageContaining("Did you mean trade/order or");
    }

    @Test
    void pagedListsArePolled() {
        assertThat(EndpointPath.polled("trade/fills-history")).contains(Operation.TRADE_FILLS_HISTORY);
        assertThat(EndpointPath.polled("tickers")).isEmpty();
    }

    @Test
    void operationThatIsNoListSaysWhatToDo() {
        assertThatThrownBy(() -> EndpointPath.polled("account/balance"))
                .hasMessageContaining("from(\"timer:read?period=60000\").to(\"blofin:account/balance\")")
                .hasMessageContaining("What can be polled: ")
                .hasMessageContaining("trade/fills-history");
        assertThatThrownBy(() -> EndpointPath.polled("trade/order"))
                .hasMessageContaining("Call it with to(\"blofin:trade/order\")");
    }

    @Test
    void channelUsedAsProducerSaysWhatToDo() {
        assertThatThrownBy(() -> EndpointPath.operation("tickers")).hasMessageContaining("from(\"blofin:tickers\")");
    }
}
