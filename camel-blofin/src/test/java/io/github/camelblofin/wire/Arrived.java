package io.github.camelblofin.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelblofin.api.Operation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A request as the other side saw it. */
record Arrived(LoggedRequest request) {
    static final String KEY = "wire-key";
    static final String SECRET = "wire-secret-1c8d";
    static final String PASSPHRASE = "wire passphrase";

    private static final Set<String> NONCES = ConcurrentHashMap.newKeySet();

    String url() {
        return request.getUrl();
    }

    /** Path, query, method, body and headers are those of the sample. */
    void assertIs(Operation operation, WireSample sample) {
        assertThat(request.getMethod().value()).isEqualTo(operation.method().name());
        assertThat(request.getUrl()).isEqualTo(sample.url(operation));
        assertThat(new String(request.getBody(), StandardCharsets.UTF_8)).isEqualTo(sample.body(operation));
        assertHeaders(operation);
    }

    /** It says who calls, what it carries and, when signed, proves it; nothing of the key is in a public call. */
    void assertHeaders(Operation operation) {
        assertThat(request.getHeader("User-Agent")).matches("camel-blofin/\\S+");
        assertThat(request.getHeader("Accept")).isEqualTo("application/json");
        assertThat(request.getHeader("Content-Type"))
                .isEqualTo(request.getBody().length > 0 ? "application/json" : null);
        if (operation.signed()) {
            assertSigned();
        } else {
            assertThat(accessHeaders()).isEmpty();
        }
    }

    private void assertSigned() {
        assertThat(accessHeaders())
                .containsExactlyInAnyOrder(
                        "access-key", "access-sign", "access-timestamp", "access-nonce", "access-passphrase");
        assertThat(request.getHeader("ACCESS-KEY")).isEqualTo(KEY);
        assertThat(request.getHeader("ACCESS-PASSPHRASE")).isEqualTo(PASSPHRASE);
        assertThat(request.getHeader("ACCESS-TIMESTAMP")).matches("\\d{13}");
        assertThat(NONCES.add(request.getHeader("ACCESS-NONCE")))
                .as("a new nonce")
                .isTrue();
        assertThat(request.getHeader("ACCESS-SIGN"))
                .isEqualTo(Hmac.signature(
                        SECRET,
                        request.getUrl(),
                        request.getMethod().value(),
                        request.getHeader("ACCESS-TIMESTAMP"),
                        request.getHeader("ACCESS-NONCE"),
                        request.getBody()));
    }

    private List<String> accessHeaders() {
        return request.getHeaders().all().stream()
                .map(HttpHeader::key)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith("access-"))
                .toList();
    }
}
