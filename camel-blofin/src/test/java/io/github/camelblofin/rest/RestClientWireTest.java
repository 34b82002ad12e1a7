package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Access;
import io.github.camelblofin.api.HttpMethod;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.RateClass;
import io.github.camelblofin.auth.Credentials;
import io.github.camelblofin.auth.NonceSource;
import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import io.vertx.core.Context;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What goes over the wire when a call is made, and what comes back. */
class RestClientWireTest extends RestClientTestSupport {
    private static final String GOOD = "{\"code\":\"0\",\"msg\":\"success\",\"data\":[]}";

    @Test
    void publicReadCarriesNoKey() throws Exception {
        server.thenAnswer(GOOD);

        answer(get(Operation.MARKET_TICKERS, "instId", "DOGE-USDT"));

        ScriptedServer.Arrived arrived = server.next();
        assertThat(arrived.method()).isEqualTo("GET");
        assertThat(arrived.uri()).isEqualTo("/api/v1/market/tickers?instId=DOGE-USDT");
        assertThat(arrived.headers().names().stream().map(String::toUpperCase)).noneMatch(n -> n.startsWith("ACCESS-"));
        assertThat(arrived.headers().get("User-Agent")).matches("camel-blofin/\\S+");
        assertThat(arrived.headers().get("Accept")).isEqualTo("application/json");
        assertThat(arrived.body().length()).isZero();
    }

    @Test
    void signedReadIsSignedOverTheQueryAsSent() throws Exception {
        server.thenAnswer(GOOD);

        answer(get(
                Operation.ACCOUNT_BATCH_LEVERAGE_INFO,
                "instId",
                List.of("DOGE-USDT", "PEPE-USDT"),
                "marginMode",
                "größe &=+"));

        ScriptedServer.Arrived arrived = server.next();
        assertThat(arrived.uri())
                .isEqualTo("/api/v1/account/batch-leverage-info?instId=DOGE-USDT,PEPE-USDT"
                        + "&marginMode=gr%C3%B6%C3%9Fe%20%26%3D%2B");
        assertSigned(arrived);
    }

    @Test
    void orderIsSignedOverTheBytesSent() throws Exception {
        server.thenAnswer("{\"code\":\"0\",\"msg\":\"\",\"data\":[{\"orderId\":\"900000001\",\"code\":\"0\"}]}");

        Answer answer = answer(post(
                Operation.TRADE_ORDER,
                PlaceOrder.limit("DOGE-USDT", Side.SELL, new BigDecimal("1E-8"), new BigDecimal("7"))
                        .withClientOrderId("unit1")));

        ScriptedServer.Arrived arrived = server.next();
        assertThat(arrived.method()).isEqualTo("POST");
        assertThat(arrived.uri()).isEqualTo("/api/v1/trade/order");
        assertThat(arrived.headers().get("Content-Type")).isEqualTo("application/json");
        assertThat(arrived.text())
                .isEqualTo(
                        "{\"instId\":\"DOGE-USDT\",\"marginMode\":\"cross\",\"positionSide\":\"net\",\"side\":\"sell\","
                                + "\"orderType\":\"limit\",\"price\":\"0.00000001\",\"size\":\"7\",\"clientOrderId\":\"unit1\"}");
        assertSigned(arrived);
        assertThat(answer.typed()).isEqualTo(new OrderAck("900000001", null, "0", null, null));
    }

    @Test
    void jsonTextGoesOutAsWrittenWithItsSpacesAndUmlauts() throws Exception {
        String written = "{ \"currency\" : \"USDT\",\n \"clientId\":\"größe-€-🚀\" , \"amount\": \"1.50\" }";
        server.thenAnswer("{\"code\":\"0\",\"msg\":\"\",\"data\":{}}");

        answer(post(Operation.ASSET_TRANSFER, written));

        ScriptedServer.Arrived arrived = server.next();
        assertThat(arrived.text()).isEqualTo(written);
        assertSigned(arrived);
    }

    @Test
    void everyCallHasANonceOfItsOwn() throws Exception {
        server.thenAnswer(GOOD).thenAnswer(GOOD);

        answer(get(Operation.ACCOUNT_POSITIONS));
        answer(get(Operation.ACCOUNT_POSITIONS));

        ScriptedServer.Arrived first = server.next();
        ScriptedServer.Arrived second = server.next();
        assertThat(first.headers().get("ACCESS-NONCE"))
                .isNotEqualTo(second.headers().get("ACCESS-NONCE"));
        assertSigned(first);
        assertSigned(second);
    }

    @Test
    void newKeyIsUsedFromTheNextCallOn() throws Exception {
        server.thenAnswer(GOOD).thenAnswer(GOOD);
        AtomicReference<Credentials> current = new AtomicReference<>(KEY);
        Signing rotating = new Signing(current::get, () -> NOW, new NonceSource(() -> 3L));

        Call call = get(Operation.ACCOUNT_POSITIONS);
        client.call(call, rotating).toCompletableFuture().get(5, TimeUnit.SECONDS);
        current.set(Credentials.of("second-key", "second-secret", "second-pass"));
        client.call(call, rotating).toCompletableFuture().get(5, TimeUnit.SECONDS);

        assertSigned(server.next());
        ScriptedServer.Arrived second = server.next();
        assertThat(second.headers().get("ACCESS-KEY")).isEqualTo("second-key");
        assertThat(second.headers().get("ACCESS-PASSPHRASE")).isEqualTo("second-pass");
        assertThat(second.headers().get("ACCESS-SIGN")).isEqualTo(signature(second, "second-secret"));
    }

    @Test
    void pathNewerThanTheTableIsCalledAsTold() throws Exception {
        server.thenAnswer("{\"code\":\"0\",\"msg\":\"\",\"data\":{\"a\":[1]}}");
        Target target = Target.adHoc(HttpMethod.POST, "trade/new-thing", Access.TRADE, RateClass.TRADING_USER);

        Answer answer = answer(new RequestMerger(null, false).merge(target, Map.of("x", 1), Map.of(), null));

        ScriptedServer.Arrived arrived = server.next();
        assertThat(arrived.uri()).isEqualTo("/api/v1/trade/new-thing");
        assertThat(arrived.text()).isEqualTo("{\"x\":\"1\"}");
        assertSigned(arrived);
        assertThat(answer.typed()).isEqualTo(Map.of("a", List.of(1)));
    }

    @Test
    void compressedAnswerIsReadAndGivenByteForByte() throws Exception {
        String json =
                "{\"code\":\"0\",\"msg\":\"\",\"data\":[ {\"last\": 0.10 , \"x\":\"" + "ä".repeat(3000) + "\"} ]}";
        server.thenAnswer(json);

        Answer answer = answer(get(Operation.MARKET_TICKERS));

        assertThat(server.next().headers().get("Accept-Encoding")).contains("gzip");
        assertThat(answer.raw()).isEqualTo(json);
    }

    @Test
    void serverDateAndTimingAreKept() throws Exception {
        server.then(request -> request.response()
                .putHeader("Date", "Wed, 08 Oct 2025 09:03:05 GMT")
                .end(GOOD));

        Answer answer = answer(get(Operation.MARKET_TICKERS));

        assertThat(answer.serverDate()).contains(Instant.parse("2025-10-08T09:03:05Z"));
        assertThat(answer.timing().sentAt()).isEqualTo(Instant.ofEpochMilli(NOW));
        assertThat(answer.timing().roundTrip()).isPositive().isLessThan(Duration.ofSeconds(10));
        assertThat(answer.httpStatus()).isEqualTo(200);
        server.next();
    }

    @Test
    void completesOnAnEventLoop() throws Exception {
        server.thenAnswer(GOOD);

        CompletableFuture<Boolean> eventLoop = new CompletableFuture<>();
        // Asked on an event loop, since an answer that is there already is told to the thread that asks.
        vertx.runOnContext(start -> client.call(get(Operation.MARKET_TICKERS))
                .whenComplete((answer, problem) -> eventLoop.complete(Context.isOnEventLoopThread())));

        assertThat(eventLoop.get(30, TimeUnit.SECONDS)).isTrue();
        server.next();
    }

    @Test
    void signedCallWithoutKeyFailsBeforeItIsSent() {
        RestClient keyless = new RestClient(vertx, settings(), Signing.none());

        assertThat(failure(keyless, get(Operation.ACCOUNT_POSITIONS)))
                .isInstanceOf(BlofinAuthenticationException.class)
                .hasMessageContaining("account/positions needs a key")
                .satisfies(e -> assertThat(((BlofinAuthenticationException) e).callerFault())
                        .isTrue());
        keyless.close();
    }

    @Test
    void failingCredentialsProviderIsTheCallersFault() {
        Signing broken = new Signing(
                () -> {
                    throw new IllegalStateException("vault is sealed");
                },
                () -> NOW,
                new NonceSource(() -> 3L));

        assertThat(failure(new RestClient(vertx, settings(), broken), get(Operation.ACCOUNT_POSITIONS)))
                .isInstanceOf(BlofinAuthenticationException.class)
                .hasMessageContaining("credentialsProvider")
                .hasRootCauseMessage("vault is sealed");
    }

    private static void assertSigned(ScriptedServer.Arrived arrived) throws Exception {
        assertThat(arrived.headers().get("ACCESS-KEY")).isEqualTo(KEY.apiKey());
        assertThat(arrived.headers().get("ACCESS-PASSPHRASE")).isEqualTo(PASSPHRASE);
        assertThat(arrived.headers().get("ACCESS-TIMESTAMP")).isEqualTo(Long.toString(NOW));
        assertThat(arrived.headers().get("ACCESS-SIGN")).isEqualTo(signature(arrived, SECRET));
    }

    /** Computed anew from what arrived. */
    private static String signature(ScriptedServer.Arrived arrived, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update(arrived.uri().getBytes(StandardCharsets.UTF_8));
        mac.update(arrived.method().getBytes(StandardCharsets.UTF_8));
        mac.update(arrived.headers().get("ACCESS-TIMESTAMP").getBytes(StandardCharsets.UTF_8));
        mac.update(arrived.headers().get("ACCESS-NONCE").getBytes(StandardCharsets.UTF_8));
        byte[] hex =
                HexFormat.of().formatHex(mac.doFinal(arrived.body().getBytes())).getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(hex);
    }
}
