package io.github.camelblofin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.api.Socket;
import io.github.camelblofin.stream.StreamChannel;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Channels that are newer than this release. */
class UnknownChannelTest {
    private static final String LIQUIDATION = "{\"arg\":{\"channel\":\"liquidations\",\"instId\":\"KITE-USDT\"},"
            + "\"data\":[{\"instId\":\"KITE-USDT\",\"loss\":\"7.5\"},{\"instId\":\"KITE-USDT\",\"loss\":\"8\"}]}";

    private final DefaultCamelContext context = new DefaultCamelContext();

    private StreamChannel channel(String uri) {
        return UnknownChannel.or(context.getEndpoint("blofin:" + uri, BlofinEndpoint.class));
    }

    @Test
    void theNameSaysWhichSocketUnlessTheOptionDoes() {
        Map.of(
                        "new-thing", Socket.PUBLIC,
                        "new-thing?socket=private", Socket.PRIVATE,
                        "copytrading-new", Socket.COPYTRADING_PRIVATE,
                        "spot/new-thing", Socket.SPOT_PUBLIC,
                        "spot/new-thing?socket=private", Socket.SPOT_PRIVATE)
                .forEach((path, socket) -> {
                    StreamChannel channel = channel(path + (path.contains("?") ? "&" : "?") + "channelCheck=false");
                    assertThat(channel.socket()).as(path).isEqualTo(socket);
                    assertThat(channel.routeName()).isEqualTo(path.replaceAll("\\?.*", ""));
                });
        assertThat(channel("spot/new-thing?channelCheck=false").wireName()).isEqualTo("new-thing");
        assertThat(channel("tickers?channelCheck=false").known()).isNotNull();
    }

    @Test
    void whatCannotBeIsRefusedWithAWayOut() {
        assertThatThrownBy(() -> channel("new-thing"))
                .hasMessageContaining("Did you mean")
                .hasMessageContaining("channelCheck=false");
        assertThatThrownBy(() -> channel("trade/new?channelCheck=false")).hasMessageContaining("cannot be a channel");
        assertThatThrownBy(() -> channel("tickers?socket=private")).hasMessageContaining("remove it");
        assertThatThrownBy(() -> channel("new-thing?channelCheck=false&socket=secret"))
                .hasMessageContaining("socket=public or socket=private");
        assertThatThrownBy(() -> channel("copytrading-new?channelCheck=false&socket=public"))
                .hasMessageContaining("private socket only");
    }

    @Test
    void itsRowsReachTheRouteAsMaps() throws Exception {
        Vertx vertx = Vertx.vertx();
        FloodExchange exchange = new FloodExchange(vertx, 1, number -> LIQUIDATION);
        List<Exchange> received = new CopyOnWriteArrayList<>();
        try (context) {
            BlofinComponent component = new BlofinComponent();
            component.setVertx(vertx);
            component.getConfiguration().setBaseUrl(exchange.url());
            context.addComponent("blofin", component);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("blofin:liquidations?instId=KITE-USDT&channelCheck=false")
                            .routeId("new")
                            .process(message -> received.add(message.copy()));
                }
            });
            context.start();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> received.size() == 2);
            StreamStatus status =
                    ((BlofinStreamConsumer) context.getRoute("new").getConsumer()).getStreamStatus();
            assertThat(status.channel()).isEqualTo("liquidations");
            assertThat(status.subscription().messages()).isEqualTo(1);
            assertThat(status.skipped() + status.recovery().recovered()).isZero();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
        assertThat(received)
                .extracting(message -> message.getMessage().getBody())
                .containsExactly(
                        Map.of("instId", "KITE-USDT", "loss", "7.5"), Map.of("instId", "KITE-USDT", "loss", "8"));
        assertThat(received)
                .extracting(message -> message.getMessage().getHeader(BlofinHeaders.MESSAGE_KEY))
                .doesNotHaveDuplicates()
                .allSatisfy(key -> assertThat(key.toString()).startsWith("liquidations:KITE-USDT:"));
    }
}
