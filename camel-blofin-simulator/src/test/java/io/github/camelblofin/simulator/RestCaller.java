package io.github.camelblofin.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.auth.Credentials;
import io.github.camelblofin.auth.RequestSigner;
import io.github.camelblofin.simulator.access.PlayAccount;
import io.github.camelblofin.simulator.wire.Json;
import io.github.camelblofin.time.WallClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Calls a simulator over HTTP, signed with the key of one account. */
final class RestCaller {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String baseUrl;
    private final RequestSigner signer;

    RestCaller(BlofinSimulator simulator) {
        this(simulator, simulator.account());
    }

    RestCaller(BlofinSimulator simulator, PlayAccount account) {
        baseUrl = simulator.baseUrl();
        signer = new RequestSigner(Credentials.of(account.apiKey(), account.secretKey(), account.passphrase()));
    }

    /** A public call: the path after {@code /api/v1/}, with query; the whole envelope. */
    JsonNode open(String path) {
        return json(send(HttpRequest.newBuilder(uri(path)).GET()));
    }

    /** A signed GET. */
    JsonNode get(String path) {
        return json(send(signed("GET", path, "").GET()));
    }

    /** A signed POST. */
    JsonNode post(String path, String body) {
        return json(send(signed("POST", path, body).POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    /** A request with all headers of a signed call. */
    HttpRequest.Builder signed(String method, String path, String body) {
        long timestamp = WallClock.SYSTEM.millis();
        String nonce = UUID.randomUUID().toString();
        String sign = signer.sign(method, "/api/v1/" + path, timestamp, nonce, body.getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(uri(path))
                .header("ACCESS-KEY", signer.credentials().apiKey())
                .header("ACCESS-SIGN", sign)
                .header("ACCESS-TIMESTAMP", Long.toString(timestamp))
                .header("ACCESS-NONCE", nonce)
                .header("ACCESS-PASSPHRASE", signer.credentials().passphrase())
                .header("Content-Type", "application/json");
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("The simulator did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    URI uri(String path) {
        return URI.create(baseUrl + "/api/v1/" + path);
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.parse(response.body().getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new AssertionError("Not JSON: " + response.body()));
    }
}
