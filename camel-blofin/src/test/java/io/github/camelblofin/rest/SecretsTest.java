package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinException;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong: no secret in an exception, a log or a text, not even one that the server sends back. */
class SecretsTest extends RestClientTestSupport {
    @Test
    void nothingThatFailsTellsASecret() throws Exception {
        List<BlofinException> failures = new ArrayList<>();
        String logged;
        Call order = post(Operation.ASSET_TRANSFER, Map.of("currency", "USDT"));
        for (int status : new int[] {200, 400, 401, 403, 429, 500}) {
            server.then(request -> request.response()
                    .setStatusCode(status)
                    .end(new JsonObject()
                            .put("code", "152409")
                            .put("msg", "got " + request.headers())
                            .put("data", null)
                            .encode()));
        }
        server.then(request -> request.response()
                .end(new JsonObject()
                        .put("code", "0")
                        .put("data", new JsonObject().put("code", "500").put("msg", "got " + request.headers()))
                        .encode()));
        server.then(request -> request.response().end("<html>" + request.headers()));
        server.then(request -> request.connection().close());
        server.then(request -> {});
        int steps = 10;

        try (CapturedLogs logs = new CapturedLogs()) {
            for (int i = 0; i < steps; i++) {
                // Only the last is never answered; the others may take their time on a slow machine.
                Duration limit = i < steps - 1 ? Duration.ofSeconds(30) : Duration.ofMillis(500);
                failures.add(failure(order.within(limit)));
            }
            logged = logs.text();
        }

        assertThat(logged).as("the log at its finest level").contains("POST asset/transfer");
        for (int i = 0; i < steps; i++) {
            String signature = server.next().headers().get("ACCESS-SIGN");
            for (String secret : new String[] {SECRET, PASSPHRASE, KEY.apiKey(), signature}) {
                assertThat(logged).doesNotContain(secret);
                assertThat(failures).allSatisfy(failure -> {
                    assertThat(stackTrace(failure)).doesNotContain(secret);
                    assertThat(failure.exchangeMessage().orElse("")).doesNotContain(secret);
                    assertThat(failure.toString()).doesNotContain(secret);
                });
            }
        }
        assertThat(failures.get(0).exchangeMessage().orElseThrow()).contains("***");
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
