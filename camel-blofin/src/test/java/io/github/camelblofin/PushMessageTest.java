package io.github.camelblofin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.stream.Push;
import io.github.camelblofin.stream.StreamChannel;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.DefaultPooledExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushMessageTest {
    private static final Map<String, Object> HEADERS = Map.of(
            BlofinHeaders.CHANNEL, "books",
            BlofinHeaders.RECEIVED_AT, 42L,
            BlofinHeaders.INST_ID, "AB-USDT",
            BlofinHeaders.ACTION, "update");

    private final CamelContext context = new DefaultCamelContext();
    private final PushExchanges exchanges = new PushExchanges(Output.typed, Delivery.item);

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private static Push push(String instId, String action, long millis) {
        StreamChannel channel = StreamChannel.of(ChannelName.find("books").orElseThrow());
        return new Push(channel, instId, action, List.of(), null, 1, millis, 1);
    }

    private Exchange filled() {
        Exchange exchange = new DefaultExchange(context);
        exchanges.fill(exchange, push("AB-USDT", "update", 42), "body");
        return exchange;
    }

    private static void assertHeaders(Message message) {
        assertThat(message.getHeaders())
                .containsAllEntriesOf(HEADERS)
                .containsKey(BlofinHeaders.MESSAGE_KEY)
                .hasSize(HEADERS.size() + 1);
    }

    @Test
    void showsItsHeadersWhicheverWayOneLooks() {
        assertHeaders(filled().getMessage());
        assertThat(filled().getMessage().hasHeaders()).isTrue();
        assertThat(filled().getMessage().getHeader(BlofinHeaders.INST_ID)).isEqualTo("AB-USDT");
        assertThat(filled().getMessage().getHeader("camelblofininstid")).isEqualTo("AB-USDT");
        assertThat(filled().getMessage().getHeader(BlofinHeaders.RECEIVED_AT, Long.class))
                .isEqualTo(42);
        assertThat(filled().getMessage().removeHeader(BlofinHeaders.ACTION)).isEqualTo("update");
        assertThat(filled().getMessage().getBody()).isEqualTo("body");
    }

    @Test
    void copiesHaveThemThoughNobodyLooked() {
        Exchange copy = filled().copy();
        assertHeaders(copy.getMessage());
        Message other = filled().getMessage().copy();
        assertHeaders(other);
        assertThat(other.getBody()).isEqualTo("body");
    }

    @Test
    void newMessagesOfARouteHaveNone() {
        assertThat(filled().getMessage().newInstance().hasHeaders()).isFalse();
    }

    @Test
    void keepsThemWhenOneIsSetFirst() {
        Message message = filled().getMessage();
        message.setHeader("mine", 1);
        assertThat(message.getHeaders()).containsAllEntriesOf(HEADERS).containsEntry("mine", 1);
    }

    @Test
    void leavesOutWhatThePushDoesNotSay() {
        Exchange exchange = new DefaultExchange(context);
        exchanges.fill(exchange, push(null, null, 42), "body");
        assertThat(exchange.getMessage().getHeaders())
                .containsOnlyKeys(BlofinHeaders.CHANNEL, BlofinHeaders.RECEIVED_AT, BlofinHeaders.MESSAGE_KEY);
    }

    @Test
    @SuppressWarnings("deprecation") // what Camel's pool does
    void aPooledExchangeShowsTheHeadersOfItsPresentPush() {
        DefaultPooledExchange exchange = new DefaultPooledExchange(context);
        for (long millis = 1; millis < 4; millis++) {
            exchange.reset(0);
            exchanges.fill(exchange, push("AB-USDT", null, millis), "body " + millis);
            assertThat(exchange.getMessage().getHeader(BlofinHeaders.RECEIVED_AT))
                    .isEqualTo(millis);
            exchange.getMessage().setHeader("left", "over");
            exchange.done();
            assertThat(exchange.getMessage().getHeader("left")).isNull();
        }
    }
}
