package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens when a polling consumer starts. */
class PollingStartTest extends SimulatorTestSupport {
    private static final String FAST = "blofin:trade/fills-history?initialDelay=1&delay=50";

    private static RouteBuilder route(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).to("log:none?level=DEBUG");
            }
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tickers?instId=BTC-USDT&delay=5 | delay does nothing here, remove it. tickers is streamed",
                "orders?greedy=true&repeatCount=3 | greedy, repeatCount do nothing here, remove them",
                "orders?pollOn=orders | pollOn does nothing here",
                "trade/fills-history?mailboxSize=5 | trade/fills-history is polled, not streamed",
                "trade/fills-history?output=json | use output=typed or map",
                "trade/fills-history?instId=BTC-USDT,ETH-USDT | BloFin lists one instrument or all",
                "trade/fills-history?pollOn=tickers | that channel is public",
                "trade/fills-history?pollOn=order | Did you mean orders",
                "account/balance | cannot be polled. Read it with from(\"timer:read?period=60000\")",
                "trade/fill-history | Did you mean trade/fills-history",
                "market/candles?bar=1m | instId",
            })
    void whatCannotWorkFailsAtStart(String uri, String advice) throws Exception {
        assertThatThrownBy(() -> start(route("blofin:" + uri))).hasStackTraceContaining(advice);
    }

    @Test
    void aPositionThatCannotBeReadIsNotIgnored() {
        MemoryStateRepository repository = new MemoryStateRepository();
        repository.setState("mine", "47 11");
        context.getRegistry().bind("positions", repository);

        assertThatThrownBy(() -> start(route(FAST + "&offsetRepository=#positions&offsetKey=mine")))
                .hasStackTraceContaining("What offsetRepository holds under the key mine");
    }

    @Test
    void theKeyOfThePositionNamesTheListAndHoldsNoSecret() throws Exception {
        MemoryStateRepository repository = new MemoryStateRepository();
        context.getRegistry().bind("positions", repository);

        start(route(FAST + "&offsetRepository=#positions&instId=BTC-USDT"));

        String key = "blofin:" + exchange.baseUrl() + ":trade/fills-history:{instId:BTC-USDT}:key-"
                + digest(exchange.apiKey());
        await("the first position").until(() -> repository.getState(key) != null);
        assertNoSecret(key, exchange);
        assertThat(key).doesNotContain(exchange.apiKey());
    }

    private static String digest(String apiKey) throws Exception {
        byte[] all = MessageDigest.getInstance("SHA-256").digest(apiKey.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(all).substring(0, 12);
    }
}
