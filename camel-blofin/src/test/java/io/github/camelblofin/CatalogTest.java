package io.github.camelblofin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.wire.WireSample;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools learn about the component from its generated metadata. */
class CatalogTest {
    private static final String JSON = json();
    private static final CamelCatalog CATALOG = catalog();

    private static String json() {
        try (InputStream in = CatalogTest.class.getResourceAsStream("/META-INF/io/github/camelblofin/blofin.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static CamelCatalog catalog() {
        DefaultCamelCatalog catalog = new DefaultCamelCatalog();
        catalog.addComponent("blofin", BlofinComponent.class.getName(), JSON);
        return catalog;
    }

    static Stream<String> goodUris() {
        return Stream.concat(
                Arrays.stream(Operation.values())
                        .map(operation -> WireSample.of(operation).uri(operation)),
                ChannelName.all().stream()
                        .map(name -> "blofin:" + name.routeName() + "?instId=BTC-USDT&delivery=message&output=map"));
    }

    @ParameterizedTest
    @MethodSource("goodUris")
    void goodUriIsValid(String uri) {
        EndpointValidationResult result = CATALOG.validateEndpointProperties(uri);

        assertThat(result.isSuccess())
                .as(() -> result.summaryErrorMessage(false))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blofin:tickers?instid=BTC-USDT",
                "blofin:tickers?output=xml",
                "blofin:tickers?mailboxSize=many",
                "blofin:trade/order?environment=test",
                "blofin:market/candles?bar=7m",
                "blofin:trade/order?requestTimeout=soon",
                "blofin:",
            })
    void badUriIsNot(String uri) {
        assertThat(CATALOG.validateEndpointProperties(uri).isSuccess()).isFalse();
    }

    @Test
    void everyOptionAndHeaderHasADescription() throws IOException {
        JsonNode metadata = JsonMapper.builder().build().readTree(JSON);
        List<String> silent = new ArrayList<>();
        for (String kind : List.of("componentProperties", "properties", "headers")) {
            assertThat(metadata.path(kind)).as(kind).isNotEmpty();
            metadata.get(kind).properties().forEach(entry -> {
                if (entry.getValue().path("description").asText().isBlank()) {
                    silent.add(kind + " " + entry.getKey());
                }
            });
        }

        assertThat(silent).as("without a description").isEmpty();
    }

    @Test
    void everyHeaderConstantIsInTheMetadata() throws IOException, IllegalAccessException {
        JsonNode headers = JsonMapper.builder().build().readTree(JSON).get("headers");
        for (Field field : BlofinHeaders.class.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers())) {
                assertThat(headers.has((String) field.get(null)))
                        .as(field.getName())
                        .isTrue();
            }
        }
    }

    @Test
    void keysAreSecret() throws IOException {
        JsonNode metadata = JsonMapper.builder().build().readTree(JSON);
        for (String kind : List.of("componentProperties", "properties")) {
            for (String key : List.of("apiKey", "secretKey", "passphrase")) {
                assertThat(metadata.at("/" + kind + "/" + key + "/secret").asBoolean())
                        .as(kind + " " + key)
                        .isTrue();
            }
        }
    }
}
