package io.github.camelblofin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.Access;
import io.github.camelblofin.simulator.access.PlayAccount;
import io.github.camelblofin.time.WallClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may call: every code of the signature gate. Signatures are computed here, without our own signer. */
class AuthenticationTest {
    private static final String BALANCE = "account/balance";
    private static final String ORDER =
            "{\"instId\": \"BTC-USDT\", \"marginMode\": \"cross\", \"side\": \"buy\", \"orderType\": \"limit\","
                    + " \"price\": \"60000\", \"size\": \"1\"}";

    private static BlofinSimulator simulator;
    private static PlayAccount account;
    private static RestCaller caller;

    @BeforeAll
    static void start() {
        simulator = BlofinSimulator.builder()
                .instruments("BTC-USDT", "ETH-USDT")
                .account("trader", new BigDecimal("5000"))
                .account("reader", new BigDecimal("7"), Access.READ)
                .start();
        account = simulator.account();
        caller = new RestCaller(simulator);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    /** A request whose parts a test may spoil. */
    private static final class Draft {
        String key = account.apiKey();
        String secret = account.secretKey();
        String passphrase = account.passphrase();
        String timestamp = Long.toString(WallClock.SYSTEM.millis());
        String nonce = UUID.randomUUID().toString();
        String sign;

        JsonNode get(String path) {
            return RestCaller.json(send("GET", path, ""));
        }

        JsonNode post(String path, String body) {
            return RestCaller.json(send("POST", path, body));
        }

        HttpResponse<String> send(String method, String path, String body) {
            String signature =
                    sign != null ? sign : signature(secret, "/api/v1/" + path + method + timestamp + nonce + body);
            return caller.send(HttpRequest.newBuilder(caller.uri(path))
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .header("ACCESS-KEY", key)
                    .header("ACCESS-SIGN", signature)
                    .header("ACCESS-TIMESTAMP", timestamp)
                    .header("ACCESS-NONCE", nonce)
                    .header("ACCESS-PASSPHRASE", passphrase));
        }
    }

    private static String signature(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String hex = HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            return Base64.getEncoder().encodeToString(hex.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertCode(JsonNode answer, String code) {
        assertThat(answer.path("code").asText()).as(answer.toString()).isEqualTo(code);
        assertThat(answer.has("data")).isEqualTo("0".equals(code));
    }

    @Test
    void aGenuineCallIsAdmitted() {
        assertCode(new Draft().get(BALANCE), "0");
    }

    @Test
    void theQueryIsSignedAsItIsSent() {
        assertCode(new Draft().get("account/batch-leverage-info?instId=BTC-USDT%2CETH-USDT&marginMode=cross"), "0");
        assertCode(new Draft().get("account/batch-leverage-info?marginMode=cross&instId=BTC-USDT,ETH-USDT"), "0");
    }

    @Test
    void theBodyIsSignedAsItIsSentSpacesIncluded() {
        assertCode(new Draft().post("trade/order", ORDER), "0");
    }

    @Test
    void anUnknownKeyIs152401() {
        Draft draft = new Draft();
        draft.key = "play-key-nobody";

        assertCode(draft.get(BALANCE), "152401");
    }

    @Test
    void aTimestampInSecondsIs152410() {
        Draft draft = new Draft();
        draft.timestamp = Long.toString(WallClock.SYSTEM.millis() / 1000);

        assertCode(draft.get(BALANCE), "152410");
    }

    @Test
    void aTimestampThatIsNoNumberIs152410() {
        Draft draft = new Draft();
        draft.timestamp = "2026-01-01T00";

        assertCode(draft.get(BALANCE), "152410");
    }

    @Test
    void aTimestampOlderThanAMinuteIs152405() {
        Draft draft = new Draft();
        draft.timestamp = Long.toString(WallClock.SYSTEM.millis() - 61_000);

        assertCode(draft.get(BALANCE), "152405");
    }

    @Test
    void aTimestampFromTheFutureIs152405() {
        Draft draft = new Draft();
        draft.timestamp = Long.toString(WallClock.SYSTEM.millis() + 65_000);

        assertCode(draft.get(BALANCE), "152405");
    }

    @Test
    void aRepeatedNonceIs152407() {
        Draft first = new Draft();
        Draft second = new Draft();
        second.nonce = first.nonce;

        assertCode(first.get(BALANCE), "0");
        assertCode(second.get(BALANCE), "152407");
    }

    @Test
    void aWrongPassphraseIs152408() {
        Draft draft = new Draft();
        draft.passphrase = "play-pass-wrong";

        assertCode(draft.get(BALANCE), "152408");
    }

    @Test
    void aWrongSecretIs152409() {
        Draft draft = new Draft();
        draft.secret = "play-secret-wrong";

        assertCode(draft.get(BALANCE), "152409");
    }

    @Test
    void aSignatureOfAnotherBodyIs152409() {
        Draft draft = new Draft();
        draft.sign = signature(
                account.secretKey(),
                "/api/v1/trade/orderPOST" + draft.timestamp + draft.nonce + ORDER.replace(" ", ""));

        assertCode(draft.post("trade/order", ORDER), "152409");
    }

    @Test
    void aSignatureWithoutTheQueryIs152409() {
        Draft draft = new Draft();
        draft.sign = signature(account.secretKey(), "/api/v1/account/positionsGET" + draft.timestamp + draft.nonce);

        assertCode(draft.get("account/positions?instId=BTC-USDT"), "152409");
    }

    @Test
    void aRefusedCallDoesNotUseUpItsNonce() {
        Draft refused = new Draft();
        refused.secret = "play-secret-wrong";
        Draft genuine = new Draft();
        genuine.nonce = refused.nonce;

        assertCode(refused.get(BALANCE), "152409");
        assertCode(genuine.get(BALANCE), "0");
    }

    @Test
    void aKeyWithoutThePermissionIs152404() {
        RestCaller reader = new RestCaller(simulator, simulator.accounts().get(1));

        assertCode(reader.get(BALANCE), "0");
        assertCode(reader.post("trade/order", ORDER), "152404");
    }

    @Test
    void anUnsignedPrivateCallIsHttp401() {
        assertThat(caller.send(HttpRequest.newBuilder(caller.uri(BALANCE)).GET())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aMadeUpPathIsHttp401UnsignedAnd152404Signed() {
        assertThat(caller.send(HttpRequest.newBuilder(caller.uri("trade/no-such-thing"))
                                .GET())
                        .statusCode())
                .isEqualTo(401);
        assertCode(new Draft().get("trade/no-such-thing"), "152404");
    }

    @Test
    void publicCallsNeedNoSignature() {
        assertCode(caller.open("market/tickers?instId=BTC-USDT"), "0");
    }

    @Test
    void aCallWithoutAUserAgentGetsTheFirewallsPage() throws IOException {
        String request = "GET /api/v1/market/tickers HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();

            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 403")
                    .containsIgnoringCase("text/html")
                    .contains("<html>");
        }
    }
}
