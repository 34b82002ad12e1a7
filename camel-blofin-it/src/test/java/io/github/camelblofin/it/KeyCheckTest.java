package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinConfiguration;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.simulator.BlofinSimulator;
import io.github.camelblofin.simulator.SimulatorBuilder;
import io.github.camelblofin.simulator.access.PlayAccount;
import java.math.BigDecimal;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;

/** What a key may do is found out at start and not with the first order. */
class KeyCheckTest extends SimulatorTestSupport {
    @Override
    SimulatorBuilder simulator() {
        return BlofinSimulator.builder()
                .seed(SEED)
                .account("trader", new BigDecimal("10000"))
                .readOnlyAccount("reader", new BigDecimal("10000"));
    }

    private BlofinConfiguration options() {
        return context.getComponent("blofin", BlofinComponent.class).getConfiguration();
    }

    private void useReader() {
        PlayAccount reader = exchange.accounts().get(1);
        options().setApiKey(reader.apiKey());
        options().setSecretKey(reader.secretKey());
        options().setPassphrase(reader.passphrase());
    }

    private Throwable startWith(String... uris) {
        return catchThrowable(() -> start(new RouteBuilder() {
            @Override
            public void configure() {
                for (String uri : uris) {
                    from("direct:" + uri.hashCode()).to(uri);
                }
            }
        }));
    }

    private long keyCalls() {
        return exchange.requests().stream()
                .filter(request -> request.pathAndQuery().contains("query-apikey"))
                .count();
    }

    @Test
    void keyThatOnlyReadsFailsTheStartOfATradingRoute() {
        useReader();

        assertThat(startWith("blofin:trade/order"))
                .rootCause()
                .hasMessageContaining("blofin:trade/order needs the permission trade")
                .hasMessageContaining("\"reader\" can only read");
    }

    @Test
    void keyThatOnlyReadsMayRead() {
        useReader();

        assertThat(startWith("blofin:account/balance", "blofin:trade/orders-pending"))
                .isNull();
    }

    @Test
    void oneCallServesAllEndpointsOfAKey() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:orders").to("mock:orders");
                from("blofin:account").to("mock:account");
                from("direct:a").to("blofin:trade/order").to("blofin:account/balance");
                from("direct:b").to("blofin:trade/cancel-order");
                from("direct:c").to("blofin:market/tickers");
            }
        });

        assertThat(keyCalls()).isOne();
        assertThat(exchange.connections()).as("one key, one socket").hasSize(1);
    }

    @Test
    void publicRoutesAskNothing() {
        assertThat(startWith("blofin:market/tickers")).isNull();
        assertThat(keyCalls()).isZero();
    }

    @Test
    void keyCheckFalseStartsAndTheCallIsRefused() {
        useReader();
        options().setKeyCheck(false);

        assertThat(startWith("blofin:trade/order")).isNull();
        assertThat(keyCalls()).isZero();
    }

    @Test
    void keyOfLocalCallIsCheckedBeforeTheFirstCallThatNeedsMore() throws Exception {
        useReader();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:any").to("blofin:local/call");
            }
        });
        assertThat(keyCalls()).as("nobody knows yet what will be called").isZero();

        assertThat(call("market/tickers", null)).isNull();
        assertThat(keyCalls()).as("public").isZero();
        assertThat(call("account/balance", null)).isNull();
        assertThat(call("account/balance", null)).isNull();
        assertThat(call("trade/order", Map.of("side", "buy")))
                .isInstanceOf(BlofinAuthenticationException.class)
                .hasMessageContaining("trade/order was not sent")
                .hasMessageContaining("\"reader\" can only read");

        assertThat(keyCalls()).isOne();
        assertThat(exchange.requests())
                .noneMatch(request -> request.pathAndQuery().contains("trade/order"));
    }

    private Exception call(String operation, Object body) {
        return context.createProducerTemplate()
                .request("direct:any", message -> {
                    message.getMessage().setBody(body);
                    message.getMessage().setHeader(BlofinHeaders.OPERATION, operation);
                })
                .getException();
    }

    @Test
    void wrongSecretFailsTheStartAndSaysWhatToCheck() {
        options().setSecretKey("wrong-but-still-secret");

        Throwable failure = startWith("blofin:account/balance");

        assertThat(failure)
                .rootCause()
                .isInstanceOf(BlofinAuthenticationException.class)
                .hasMessageContaining("152409")
                .hasMessageContaining("secretKey");
        assertThat(failure.toString()).doesNotContain("wrong-but-still-secret");
    }

    @Test
    void wrongSecretFailsTheStartOfAPrivateStreamBeforeItsSocketIsOpened() {
        options().setSecretKey("wrong-but-still-secret");

        Throwable failure = catchThrowable(() -> start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:orders").to("mock:orders");
            }
        }));

        assertThat(failure).hasStackTraceContaining("152409");
        assertThat(exchange.connections()).isEmpty();
    }

    @Test
    void exchangeThatCannotBeReachedIsAWarningForAllTogether() {
        options().setBaseUrl("http://127.0.0.1:1");
        try (CapturedLogs logs = CapturedLogs.open()) {
            assertThat(startWith("blofin:trade/order", "blofin:account/balance", "blofin:trade/cancel-order"))
                    .isNull();

            assertThat(logs.ours(Level.WARN))
                    .singleElement()
                    .asString()
                    .contains("could not be checked")
                    .contains("127.0.0.1:1");
        }
    }
}
