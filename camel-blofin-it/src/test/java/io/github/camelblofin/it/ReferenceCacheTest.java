package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.model.Instrument;
import io.github.camelblofin.model.MarginMode;
import io.github.camelblofin.model.account.Leverage;
import io.github.camelblofin.model.account.SetLeverage;
import io.github.camelblofin.reference.ReferencePicture;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Routes that ask for reference data again and again. */
class ReferenceCacheTest extends SimulatorTestSupport {
    private static final String LEVERAGE = "blofin:account/leverage-info?instId=BTC-USDT&param.marginMode=cross";

    private long calls(String path) {
        return exchange.requests().stream()
                .filter(request -> request.pathAndQuery().contains(path))
                .count();
    }

    private Exchange ask(String uri) {
        ProducerTemplate template = context.createProducerTemplate();
        return template.request(uri, any -> {});
    }

    @Test
    void secondAnswerComesFromTheCacheAndSaysSo() {
        context.start();

        Exchange first = ask("blofin:market/instruments?instId=BTC-USDT");
        Exchange second = ask("blofin:market/instruments?instId=BTC-USDT");

        assertThat(first.getMessage().getHeader(BlofinHeaders.CACHED)).isNull();
        assertThat(second.getMessage().getHeader(BlofinHeaders.CACHED)).isEqualTo(true);
        assertThat(second.getMessage().getBody()).isEqualTo(first.getMessage().getBody());
        assertThat((List<?>) second.getMessage().getBody()).hasOnlyElementsOfType(Instrument.class);
        assertThat(calls("market/instruments")).isOne();
    }

    @Test
    void bothFormsOfOutputAreServedFromOneAnswer() {
        context.start();
        ask("blofin:market/instruments");

        assertThat(ask("blofin:market/instruments?output=json").getMessage().getBody(String.class))
                .startsWith("[{");
        assertThat(ask("blofin:market/instruments?output=raw").getMessage().getBody(String.class))
                .startsWith("{\"code\":\"0\"");
        assertThat(calls("market/instruments")).isOne();
    }

    @Test
    void cacheFalseAlwaysAsks() {
        context.start();
        ask("blofin:market/instruments?cache=false");
        Exchange second = ask("blofin:market/instruments?cache=false");

        assertThat(second.getMessage().getHeader(BlofinHeaders.CACHED)).isNull();
        assertThat(calls("market/instruments")).isEqualTo(2);
    }

    @Test
    void headerOfAnEarlierStepIsNotLeftStanding() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("blofin:market/instruments").to("blofin:market/tickers");
            }
        });
        ask("direct:in");

        assertThat(ask("direct:in").getMessage().getHeaders()).doesNotContainKey(BlofinHeaders.CACHED);
    }

    @Test
    void manyRoutesAtOnceMakeOneCall() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .split(body())
                        .parallelProcessing()
                        .setBody(constant((Object) null))
                        .to("blofin:market/instruments?instId=ETH-USDT")
                        .end();
            }
        });

        context.createProducerTemplate()
                .requestBody("direct:in", IntStream.range(0, 50).boxed().toList());

        assertThat(calls("market/instruments")).isOne();
        ReferencePicture picture = context.getComponent("blofin", BlofinComponent.class)
                .referencePictures()
                .values()
                .iterator()
                .next();
        assertThat(picture.calls()).isOne();
        assertThat(picture.kept()).isEqualTo(49);
    }

    @Test
    void changedLeverageIsSeenAtOnce() {
        context.start();
        BigDecimal before = leverage();
        assertThat(leverage()).isEqualByComparingTo(before);
        assertThat(calls("leverage-info")).isOne();
        BigDecimal wanted = before.add(BigDecimal.ONE);

        context.createProducerTemplate()
                .requestBody("blofin:account/set-leverage", SetLeverage.of("BTC-USDT", wanted, MarginMode.CROSS));

        assertThat(leverage()).isEqualByComparingTo(wanted);
        assertThat(calls("leverage-info")).isEqualTo(2);
    }

    private BigDecimal leverage() {
        return ask(LEVERAGE).getMessage().getBody(Leverage.class).leverage();
    }

    @Test
    void refusalIsNotKept() {
        context.start();
        for (int i = 0; i < 2; i++) {
            Exchange refused = ask("blofin:market/position-tiers?instId=NO-SUCH&param.marginMode=cross");
            assertThat(refused.getException()).isNotNull();
        }

        assertThat(calls("position-tiers")).isEqualTo(2);
    }

    @Test
    void parametersOfTheMessageCount() {
        context.start();
        ProducerTemplate template = context.createProducerTemplate();
        List<?> btc = template.requestBody("blofin:market/instruments", Map.of("instId", "BTC-USDT"), List.class);
        List<?> eth = template.requestBody("blofin:market/instruments", Map.of("instId", "ETH-USDT"), List.class);

        assertThat(btc).isNotEqualTo(eth);
    }
}
