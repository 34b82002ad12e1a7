package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The peek agrees with a full parse on every legal JSON. */
class FramePeekTest {
    private static final ObjectMapper JACKSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final FramePeek peek = new FramePeek();

    private FramePeek.Kind read(String text) {
        return peek.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private void expectAgreement(String text) throws IOException {
        JsonNode root = JACKSON.readTree(text);
        FramePeek.Kind kind = read(text);
        assertThat(peek.event.text()).as("event of %s", text).isEqualTo(value(root.path("event")));
        assertThat(peek.code.text()).as("code of %s", text).isEqualTo(value(root.path("code")));
        assertThat(peek.action.text()).as("action of %s", text).isEqualTo(value(root.path("action")));
        assertThat(peek.channel.text())
                .as("channel of %s", text)
                .isEqualTo(value(root.path("arg").path("channel")));
        assertThat(peek.instId.text())
                .as("instId of %s", text)
                .isEqualTo(value(root.path("arg").path("instId")));
        FramePeek.Kind expected = peek.event.present()
                ? FramePeek.Kind.EVENT
                : peek.channel.present() ? FramePeek.Kind.PUSH : FramePeek.Kind.OTHER;
        assertThat(kind).isEqualTo(expected);
    }

    private static String value(JsonNode node) {
        return node.isValueNode() && !node.isNull() && !node.isMissingNode() ? node.asText() : null;
    }

    @Property(tries = 3_000)
    void agreesWithAFullParse(@ForAll("frames") String text) throws IOException {
        expectAgreement(text);
    }

    @Property(tries = 2_000)
    void neverFailsOnGarbage(@ForAll byte[] bytes) {
        assertThatCode(() -> peek.read(bytes)).doesNotThrowAnyException();
    }

    @Property(tries = 2_000)
    void neverFailsOnFramesThatWereCut(@ForAll("frames") String text, @ForAll int where) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(bytes, Math.floorMod(where, bytes.length));
        assertThatCode(() -> peek.read(cut)).doesNotThrowAnyException();
        assertThat(read("pong")).isEqualTo(FramePeek.Kind.PONG);
    }

    @Example
    void knowsThePong() {
        assertThat(read("pong")).isEqualTo(FramePeek.Kind.PONG);
        assertThat(read("pont")).isEqualTo(FramePeek.Kind.MALFORMED);
        assertThat(read("")).isEqualTo(FramePeek.Kind.MALFORMED);
    }

    @Example
    void agreesOnOddShapes() throws IOException {
        for (String text : List.of(
                "{}",
                "[]",
                "7",
                "\"event\"",
                "{\"event\":null,\"arg\":null}",
                "{\"event\":7,\"code\":0,\"arg\":{\"channel\":true}}",
                "{\"arg\":{\"channel\":\"a\"},\"arg\":{\"instId\":\"b\"}}",
                "{\"arg\":{\"channel\":\"a\"},\"arg\":[1]}",
                "{\"arg\":{\"channel\":{\"channel\":\"a\"}}}",
                "{\"data\":{\"arg\":{\"channel\":\"no\"},\"event\":\"no\"},\"arg\":{\"channel\":\"yes\"}}",
                "{\"data\":[\"}]\\\"\",{\"x\":\"\\\\\"}],\"arg\":{\"channel\":\"yes\"}}",
                "{\"\\u0065vent\":\"escaped key\"}",
                "{\"event\":\"escaped \\u0041\\n value\"}",
                " \n{ \"event\" : \"a\" , \"code\" : \"1\" }\t",
                "{\"arg\":{\"channel\":\"\",\"instId\":\"\"}}",
                "{\"arg\":{\"instId\":\"ÄÖ-Ü€\",\"channel\":\"漢字\"}}")) {
            expectAgreement(text);
        }
    }

    @Example
    void forgetsTheFrameBefore() {
        read("{\"event\":\"a\",\"code\":\"1\",\"action\":\"x\",\"arg\":{\"channel\":\"c\",\"instId\":\"i\"}}");
        assertThat(read("{}")).isEqualTo(FramePeek.Kind.OTHER);
        assertThat(peek.instId.text()).isNull();
    }

    @Provide
    Arbitrary<String> frames() {
        Arbitrary<String> arg = objects(Map.of("channel", texts(), "instId", texts()), 2);
        return objects(
                Map.of(
                        "event",
                        texts(),
                        "code",
                        texts(),
                        "action",
                        texts(),
                        "arg",
                        Arbitraries.oneOf(arg, values(1)),
                        "data",
                        values(3)),
                4);
    }

    /** Objects with some of these members, in any order, perhaps twice, and others, with space anywhere. */
    private Arbitrary<String> objects(Map<String, Arbitrary<String>> known, int most) {
        Arbitrary<String> member = Arbitraries.oneOf(known.entrySet().stream()
                .map(entry -> member(Arbitraries.just("\"" + entry.getKey() + "\""), entry.getValue()))
                .toList());
        Arbitrary<String> any = member(texts(), values(2));
        return Combinators.combine(
                        Arbitraries.frequencyOf(Tuple.of(4, member), Tuple.of(1, any))
                                .list()
                                .ofMaxSize(most + 2),
                        space())
                .as((members, space) -> space + "{" + space + String.join(space + "," + space, members) + space + "}");
    }

    private Arbitrary<String> member(Arbitrary<String> key, Arbitrary<String> value) {
        return Combinators.combine(key, space(), value).as((k, space, v) -> k + space + ":" + space + v);
    }

    private Arbitrary<String> space() {
        return Arbitraries.of("", "", "", " ", "\n", "\t ", "\r\n  ");
    }

    private Arbitrary<String> texts() {
        Arbitrary<String> plain = Arbitraries.of("trades", "BTC-USDT", "subscribe", "0", "", "event", "arg", "channel");
        Arbitrary<String> wild = Arbitraries.strings().ofMaxLength(12).filter(text -> text.chars()
                .noneMatch(c -> Character.isSurrogate((char) c)));
        return Arbitraries.frequencyOf(Tuple.of(3, plain), Tuple.of(1, wild))
                .map(text -> "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"");
    }

    private Arbitrary<String> values(int depth) {
        Arbitrary<String> scalar = Arbitraries.oneOf(
                texts(), Arbitraries.of("null", "true", "false", "0", "-1.5e3", "12345678901234567890"));
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<String> inner = values(depth - 1);
        Arbitrary<String> array = Combinators.combine(inner.list().ofMaxSize(3), space())
                .as((items, space) -> "[" + space + String.join(space + "," + space, items) + "]");
        Arbitrary<String> object = Combinators.combine(
                        member(texts(), inner).list().ofMaxSize(3), space())
                .as((items, space) -> "{" + space + String.join("," + space, items) + "}");
        return Arbitraries.oneOf(scalar, array, object);
    }
}
