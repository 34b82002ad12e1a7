package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Access;
import io.github.camelblofin.auth.AccountIdentity;
import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.user.ApiKeyInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key may do: asked once, judged for each who asks. */
class KeyInspectorTest extends RestClientTestSupport {
    private final AtomicLong ticks = new AtomicLong();
    private KeyInspector inspector;

    @BeforeEach
    void inspector() {
        inspector = new KeyInspector(client, signing(), ticks::get);
    }

    private static String key(int readOnly) {
        return "{\"code\":\"0\",\"msg\":\"success\",\"data\":{\"uid\":\"31337\",\"apiName\":\"desk\",\"apiKey\":\"k\","
                + "\"readOnly\":" + readOnly + ",\"ips\":[],\"type\":1,\"expireTime\":\"0\",\"parentUid\":\"0\"}}";
    }

    private static Optional<String> wait(CompletableFuture<Optional<String>> lack) throws Exception {
        return lack.get(10, TimeUnit.SECONDS);
    }

    private Optional<String> lack(Access needed) throws Exception {
        return wait(inspector.lack(needed).toCompletableFuture());
    }

    @Test
    void manyWhoAskShareOneCallAndLearnWhoseKeyItIs() throws Exception {
        server.thenAnswer(key(0));
        assertThat(inspector.identity()).isEmpty();

        CompletableFuture<Optional<String>> first = inspector.lack(Access.TRADE).toCompletableFuture();
        CompletableFuture<Optional<String>> second = inspector.lack(Access.READ).toCompletableFuture();

        assertThat(wait(first)).isEmpty();
        assertThat(wait(second)).isEmpty();
        assertThat(lack(Access.WITHDRAW)).isEmpty();
        assertThat(inspector.identity()).contains(new AccountIdentity("31337", "0"));
        assertThat(server.next().uri()).isEqualTo("/api/v1/user/query-apikey");
    }

    @Test
    void keyThatOnlyReadsLacksEverythingElse() throws Exception {
        server.thenAnswer(key(1));

        assertThat(lack(Access.READ)).isEmpty();
        assertThat(lack(Access.TRADE)).hasValueSatisfying(text -> assertThat(text)
                .contains("permission trade", "\"desk\"", "API management", "keyCheck=false")
                .doesNotContain(KEY.apiKey()));
        assertThat(lack(Access.TRANSFER)).isPresent();
        assertThat(lack(Access.WITHDRAW)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"152401", "152402", "152406", "152408", "152409"})
    void refusedKeyIsAnErrorForEachWhoAsks(String code) {
        server.thenAnswer("{\"code\":\"" + code + "\",\"msg\":\"no\"}");

        for (int i = 0; i < 2; i++) {
            assertThat(catchCause(inspector.lack(Access.READ).toCompletableFuture()))
                    .isInstanceOf(BlofinAuthenticationException.class)
                    .hasMessageContaining(code);
        }
        assertThat(inspector.identity()).isEmpty();
    }

    private static Throwable catchCause(CompletableFuture<?> future) {
        try {
            future.orTimeout(10, TimeUnit.SECONDS).join();
            return null;
        } catch (CompletionException e) {
            return e.getCause();
        }
    }

    @ParameterizedTest
    @CsvSource({"200,152404", "401,401", "403,", "429,429", "503,", "200,500"})
    void whatIsNotAboutTheKeyStopsNobody(int status, String code) throws Exception {
        String body = code == null ? "<html>" : "{\"code\":\"" + code + "\",\"msg\":\"no\"}";
        server.thenAnswer(status, "application/json", body);

        assertThat(lack(Access.TRADE)).isEmpty();
    }

    @Test
    void failureIsRememberedForHalfAMinute() throws Exception {
        server.thenAnswer(503, "text/html", "<html>").thenAnswer(key(1));
        assertThat(lack(Access.TRADE)).isEmpty();

        ticks.addAndGet(Duration.ofSeconds(29).toNanos());
        assertThat(lack(Access.TRADE)).as("not asked again yet").isEmpty();
        ticks.addAndGet(Duration.ofSeconds(2).toNanos());

        assertThat(lack(Access.TRADE)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(value = Access.class)
    void keyThatSaysNothingAboutReadingOnlyLacksNothing(Access needed) {
        assertThat(KeyFindings.lack(info("{\"uid\":\"1\"}"), needed)).isEmpty();
    }

    private static ApiKeyInfo info(String json) {
        try {
            return BlofinJson.reader(ApiKeyInfo.class).readValue(json);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void keyThatEndsSoonOrIsBoundToAddressesIsWorthAWarning() {
        Instant now = Instant.ofEpochMilli(NOW);
        Instant soon = now.plus(Duration.ofDays(13));
        Instant late = now.plus(Duration.ofDays(15));

        assertThat(KeyFindings.warnings(
                        info("{\"apiName\":\"a\",\"expireTime\":\"" + soon.toEpochMilli() + "\"}"), now))
                .singleElement()
                .asString()
                .contains("\"a\" ends at " + soon);
        assertThat(KeyFindings.warnings(info("{\"expireTime\":\"" + late.toEpochMilli() + "\"}"), now))
                .isEmpty();
        assertThat(KeyFindings.warnings(info("{\"expireTime\":\"0\",\"ips\":[]}"), now))
                .isEmpty();
        assertThat(KeyFindings.warnings(info("{\"ips\":[\"192.0.2.7\"]}"), now))
                .singleElement()
                .asString()
                .contains("192.0.2.7 only");
    }

    @Test
    void goodAnswerIsAskedForAnewAfterAnHour() throws Exception {
        server.thenAnswer(key(0)).thenAnswer(key(1));
        assertThat(lack(Access.TRADE)).isEmpty();

        ticks.addAndGet(Duration.ofMinutes(59).toNanos());
        assertThat(lack(Access.TRADE)).as("still the first answer").isEmpty();
        ticks.addAndGet(Duration.ofMinutes(2).toNanos());

        assertThat(lack(Access.TRADE)).isPresent();
        server.assertPlayed();
    }

    @Test
    void permissionThatWasGivenMeanwhileIsSeen() throws Exception {
        server.thenAnswer(key(1)).thenAnswer(key(0));
        assertThat(lack(Access.TRADE)).isPresent();
        assertThat(lack(Access.TRADE)).as("not asked again at once").isPresent();

        ticks.addAndGet(Duration.ofSeconds(31).toNanos());

        assertThat(lack(Access.READ)).as("nothing is lacking").isEmpty();
        assertThat(lack(Access.TRADE)).isEmpty();
        server.assertPlayed();
    }

    @Test
    void refusedCallMakesItAskAnewButNotWithEachOne() throws Exception {
        server.thenAnswer(key(0)).thenAnswer(key(1));
        BlofinAuthenticationException refusal = new BlofinAuthenticationException(
                new Failure("trade/order", "152404", "no", "no", false, false, true, null));
        assertThat(lack(Access.TRADE)).isEmpty();
        inspector.refused(refusal, Access.TRADE);
        assertThat(lack(Access.TRADE)).as("too early to ask anew").isEmpty();
        ticks.addAndGet(Duration.ofSeconds(31).toNanos());

        inspector.refused(new IllegalStateException("something else"), Access.TRADE);
        assertThat(lack(Access.TRADE)).as("that says nothing about the key").isEmpty();
        inspector.refused(new CompletionException(refusal), Access.TRADE);
        inspector.refused(refusal, Access.TRADE);

        assertThat(lack(Access.TRADE)).isPresent();
        assertThat(inspector.identity()).contains(new AccountIdentity("31337", "0"));
        server.assertPlayed();
    }
}
