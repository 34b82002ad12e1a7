package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinConfiguration;
import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;

/** What a newcomer gets wrong: each fails the start with a message that says what to do, once, without a secret. */
class StartupErrorsTest extends SimulatorTestSupport {
    private BlofinConfiguration options() {
        return context.getComponent("blofin", BlofinComponent.class).getConfiguration();
    }

    private Throwable failureOf(String from) {
        Throwable failure = catchThrowable(() -> start(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to("log:never");
            }
        }));
        assertThat(failure).isNotNull();
        return root(failure);
    }

    private Throwable failureOfProducer(String to) {
        return root(catchThrowable(() -> start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(to);
            }
        })));
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    @Test
    void wrongChannelNamesTheNearest() {
        assertThat(failureOf("blofin:tickerz?instId=BTC-USDT"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no channel tickerz")
                .hasMessageContaining("Did you mean tickers");
    }

    @Test
    void misspeltOptionIsRefused() {
        assertThat(failureOf("blofin:tickers?instId=BTC-USDT&outptu=map")).hasMessageContaining("outptu");
    }

    @Test
    void noTimeToAnswerIsRefusedBeforeAnOrderIsSentIntoTheVoid() {
        assertThat(failureOfProducer("blofin:trade/order?requestTimeout=0")).hasMessageContaining("requestTimeout=0");
    }

    @Test
    void noTimeToAnswerIsRefusedForAPollToo() {
        assertThat(failureOf("blofin:trade/fills-history?requestTimeout=-1")).hasMessageContaining("requestTimeout=-1");
    }

    @Test
    void missingInstrumentSaysWhatToAdd() {
        assertThat(failureOf("blofin:tickers")).hasMessageContaining("instId=BTC-USDT");
    }

    @Test
    void unknownInstrumentIsRefusedByTheExchange() {
        assertThat(failureOf("blofin:tickers?instId=NO-SUCH"))
                .isInstanceOf(BlofinInvalidRequestException.class)
                .hasMessageContaining("NO-SUCH");
    }

    @Test
    void missingKeyOnAPrivateChannelSaysWhichPart() {
        options().setSecretKey(null);

        assertThat(failureOf("blofin:orders"))
                .hasMessageContaining("blofin:orders is private")
                .hasMessageContaining("secretKey is missing");
    }

    @Test
    void wrongSecretIsOneLoginErrorWithoutRetriesAndWithoutSecrets() {
        options().setSecretKey("wrong-but-still-secret");
        options().setKeyCheck(false);
        List<String> lines;
        Throwable failure;
        try (CapturedLogs logs = CapturedLogs.open()) {
            failure = failureOf("blofin:orders");
            lines = logs.lines();
            assertThat(logs.ours(Level.WARN))
                    .as("one line, no stack of retries")
                    .hasSize(1);
        }

        assertThat(failure)
                .isInstanceOf(BlofinAuthenticationException.class)
                .hasMessageContaining("60009")
                .hasMessageContaining("secretKey");
        assertThat(exchange.connections()).isEmpty();
        String everything = String.join("\n", lines) + failure;
        assertThat(everything).doesNotContain("wrong-but-still-secret").doesNotContain(exchange.passphrase());
    }

    @Test
    void lineBreakInAKeyIsNamedWithoutItsValue() {
        options().setPassphrase("from-a-file\n");

        assertThat(failureOf("blofin:orders"))
                .hasMessageContaining("passphrase has a character")
                .message()
                .doesNotContain("from-a-file");
    }

    @Test
    void unreachableExchangeHoldsUpTheStartOfManyRoutesOnlyOnce() throws Exception {
        options().setBaseUrl("http://127.0.0.1:1");
        options().setStartupTimeout(TimeUnit.MINUTES.toMillis(5));

        start(new RouteBuilder() {
            @Override
            public void configure() {
                for (int route = 0; route < 10; route++) {
                    from("blofin:tickers?instId=COIN" + route + "-USDT").to("log:never?level=OFF");
                }
            }
        });

        assertThat(context.getRoutes()).hasSize(10);
    }

    @Test
    void writesNeedAChosenEnvironment() {
        options().setBaseUrl(null);

        assertThat(failureOfProducer("blofin:trade/order")).hasMessageContaining("environment=demo");
    }

    @Test
    void readsOfTheMarketDefaultToLiveWithoutAnySetting() throws Exception {
        options().setBaseUrl(null);

        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("blofin:market/tickers");
            }
        });

        assertThat(context.getRoutes()).hasSize(1);
    }

    @Test
    void unknownOperationNamesTheNearest() {
        assertThat(failureOfProducer("blofin:trade/orders")).hasMessageContaining("Did you mean trade/order");
    }

    @Test
    void signedOperationWithoutKeySaysWhichPart() {
        options().setApiKey(null);

        assertThat(failureOfProducer("blofin:account/balance")).hasMessageContaining("apiKey is missing");
    }

    @Test
    void transfersAreOffUntilAccessAllowsThem() {
        assertThat(failureOfProducer("blofin:asset/transfer")).hasMessageContaining("access=transfer");
    }

    @Test
    void plainHttpToAnotherMachineIsRefused() {
        options().setBaseUrl("http://192.0.2.1:80");

        assertThat(failureOf("blofin:tickers?instId=BTC-USDT")).hasMessageContaining("use https");
    }

    @Test
    void keysOnAUriDrawAWarningThatDoesNotShowThem() throws Exception {
        try (CapturedLogs logs = CapturedLogs.open()) {
            start(new RouteBuilder() {
                @Override
                public void configure() {
                    from("blofin:account?apiKey=" + exchange.apiKey() + "&secretKey=RAW(" + exchange.secretKey()
                                    + ")&passphrase=RAW(" + exchange.passphrase() + ")")
                            .to("log:never?level=OFF");
                }
            });

            assertThat(logs.ours(Level.WARN)).singleElement().asString().contains("secretKey", "on the component");
            assertNoSecret(String.join("\n", logs.lines()), exchange);
        }
    }
}
