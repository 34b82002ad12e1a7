package io.github.camelblofin.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.facts.Facts;
import io.github.camelblofin.facts.Facts.Differences;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures; the expected ones were computed with Python's hmac and with OpenSSL. */
class RequestSignerTest {
    private static RequestSigner signer(String secret) {
        return new RequestSigner(Credentials.of("some-key", secret, "some-passphrase"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "read without query|k-unit-1|GET|/api/v1/account/balance|1760000000001|nonce0001||NjcyOTc2NjQ2NjhkODBmOGQwZWVkYWE1ZDI1MTAyMmU5ZThkNzg4Nzk1ZDUzYmQzZGVhYzY4YWRhZjA0YjRlMw==",
                "query with encoded comma|k-unit-1|GET|/api/v1/market/tickers?instId=DOGE-USDT%2CPEPE-USDT|1760000000002|nonce0002||Y2Y1NjJmODQ3ZjQ1NjNkZWYyNDY4NWJlOWM5ZDdmZGVmZjQzNzE2ZTlmZjEwMmQ3MmQ4NzY3MjM2NzEwMTkxZA==",
                "query with raw comma|k-unit-1|GET|/api/v1/market/tickers?instId=DOGE-USDT,PEPE-USDT|1760000000002|nonce0002||MTRiNTdiYjJmYjgxNWYxZWI1Mjc1NTE3MjcwMjc1MTA0MjA0YmQ5MjM1NDdkMTNmMDIzMDE0ZmIyNjJlZDQ2ZQ==",
                "order|k-unit-1|POST|/api/v1/trade/order|1760000000003|nonce0003|{\"instId\":\"DOGE-USDT\",\"size\":\"7\"}|OWZkYmZmZmZmNDA4MjBjZjA3NzQ5Y2Q1ODk1YmY0ZjBlMjA4ZjlkM2Y3ZjM1YTBhNTFmNDQ3NDMzYzBkZDgyZg==",
                "order with spaces|k-unit-1|POST|/api/v1/trade/order|1760000000003|nonce0003|{\"instId\": \"DOGE-USDT\", \"size\": \"7\"}|NDUyMWRlN2Y5MDFkMjdkNmUwNGMxZjA1YWI3ODIwODg3MDI1ZTFlMjU5ODRkNDg4MGVkMGY1NzhmY2Y1MWIxYw==",
                "list|k-unit-1|POST|/api/v1/trade/cancel-tpsl|1760000000004|nonce0004|[{\"tpslId\":\"5\"},{\"tpslId\":\"6\"}]|NzU0NzZkYmRjYjUzODRhNjZmZDU1MjIwNjU3NjIxZWU5MmIxYTU2Y2MzYmNmZGYzMmZmNDkyOWUxYzFhNDg0MQ==",
                "body beyond ASCII|k-unit-1|POST|/api/v1/asset/transfer|1760000000005|nonce0005|{\"clientId\":\"Zürich-東京-€-🎲\"}|ZmQyZDlmMjVhNTU3MWZkMDliYzRhMmY3Zjc2OTgyZDFlNWU5YTM4MTdlM2NmMDE1ZTIxNDI2ZTM5MGY3MTk0Mw==",
                "secret beyond ASCII|gehéim/+=Ω|POST|/api/v1/account/set-leverage|1760000000006|nonce0006|{\"leverage\":\"2\"}|MGNmMzIwYWIyY2YzYzA2MzFkZWMzODkyNjBkN2YzYjE5M2YwYjJlYmZlYzBlM2Q4M2I3Njk0NzNkOTI4OWFmYQ=="
            })
    void signsWhatIsSent(
            String name,
            String secret,
            String method,
            String path,
            long timestamp,
            String nonce,
            String body,
            String signature) {
        byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);

        assertThat(signer(secret).sign(method, path, timestamp, nonce, bytes)).isEqualTo(signature);
    }

    @Test
    void signsLogins() {
        assertThat(signer("k-unit-1").signLogin(1_760_000_000_007L, "nonce0007"))
                .isEqualTo("NGQ3OGE1ZmU3NTIyOWMzOGUyN2QzYTI0ODA4MzAyN2RmZWJhMTA5YmRkODRkZjAxODA3OWIxMTc2ZjUzY2E0Yw==");
    }

    @Test
    void noBodyAndAnEmptyBodyAreTheSame() {
        RequestSigner signer = signer("k-unit-1");

        assertThat(signer.sign("POST", "/x", 1, "n", null)).isEqualTo(signer.sign("POST", "/x", 1, "n", new byte[0]));
    }

    @Test
    void signsAsTheCollectedVectorsSay() {
        JsonNode facts = Facts.read("signing-vectors.json");
        Differences differences = new Differences();
        Map<String, String> signatures = new HashMap<>();

        for (JsonNode vector : facts.path("vectors")) {
            RequestSigner signer = signer(vector.path("secret").asText());
            String id = vector.path("id").asText();
            long timestamp = Long.parseLong(vector.path("timestamp").asText());
            String nonce = vector.path("nonce").asText();
            String signature = vector.path("kind").asText().equals("ws-login")
                    ? signer.signLogin(timestamp, nonce)
                    : signer.sign(
                            vector.path("method").asText(),
                            vector.path("path").asText(),
                            timestamp,
                            nonce,
                            vector.path("body").asText().getBytes(StandardCharsets.UTF_8));
            signatures.put(id, signature);
            differences.expect(id, "signature", vector.path("signature").asText(), signature);
        }
        for (JsonNode negative : facts.path("negatives")) {
            String of = negative.path("of").asText();
            if (negative.path("value").asText().equals(signatures.get(of))) {
                differences.add(negative.path("id").asText() + ": the wrong signature of " + of + " was made");
            }
        }

        differences.assertNone();
        assertThat(signatures).hasSize(21);
        assertThat(facts.path("negatives")).hasSize(4);
    }

    @Test
    void manyThreadsGetTheSameSignaturesAsOne() throws Exception {
        RequestSigner signer = signer("k-unit-1");
        List<String> expected = signatures(signer);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<List<String>>> tasks = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                tasks.add(() -> signatures(signer));
            }
            for (Future<List<String>> result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> signatures(RequestSigner signer) {
        List<String> signatures = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            byte[] body = "x".repeat(i).getBytes(StandardCharsets.UTF_8);
            signatures.add(signer.sign("POST", "/api/v1/trade/order", i, "n" + i, body));
        }
        return signatures;
    }
}
