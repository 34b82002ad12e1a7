package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.model.Trade;
import io.github.camelblofin.stream.PushDecoder.UndecodableException;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The short way of decoding gives what the complete parser gives, or nothing. */
class PlainPushTest {
    private static final String INSTRUMENT = "AB-USDT";

    private static final List<StreamChannel> CHANNELS =
            List.of(channel("trades"), channel("tickers"), channel("books"), channel("candle1m"));

    private static StreamChannel channel(String name) {
        return StreamChannel.of(ChannelName.find(name).orElseThrow());
    }

    private static Frame frame(byte[] json) {
        return new Frame(json, INSTRUMENT, 1, 2, 3).behind(4);
    }

    private static Push shortWay(StreamChannel channel, byte[] json) {
        return new PlainPush(channel, PlainRows.of(channel.rowType())).decode(frame(json));
    }

    /** Whether the short way had an answer; fails when it is not that of the long way. */
    private static boolean agrees(StreamChannel channel, byte[] json) {
        Push quick = shortWay(channel, json);
        if (quick == null) {
            return false;
        }
        String shown = channel + " " + new String(json, StandardCharsets.ISO_8859_1);
        Push complete;
        try {
            complete = new PushDecoder(channel, RowForm.TYPED).parse(frame(json));
        } catch (UndecodableException e) {
            throw new AssertionError("Took what the complete parser refuses (" + e.getMessage() + "): " + shown);
        }
        assertThat(quick.rows()).as(shown).isEqualTo(complete.rows());
        assertThat(quick.action()).as(shown).isEqualTo(complete.action());
        assertThat(quick.text().data()).as(shown).isEqualTo(complete.text().data());
        assertThat(quick.instId()).isEqualTo(complete.instId());
        assertThat(quick.epoch()).isEqualTo(complete.epoch());
        assertThat(quick.skipped()).isEqualTo(complete.skipped()).isEqualTo(4);
        assertThat(quick.receivedNanos()).isEqualTo(complete.receivedNanos());
        assertThat(quick.receivedMillis()).isEqualTo(complete.receivedMillis());
        return true;
    }

    @Property(tries = 2_000)
    void agreesOnMessagesOfAnyShape(@ForAll("channels") StreamChannel channel, @ForAll("messages") String json) {
        agrees(channel, json.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 2_000)
    void takesMessagesAsBlofinSendsThem(@ForAll("plain") Tuple.Tuple2<StreamChannel, String> message) {
        assertThat(agrees(message.get1(), message.get2().getBytes(StandardCharsets.UTF_8)))
                .as(message.get2())
                .isTrue();
    }

    @Property(tries = 8_000)
    void agreesOnMutatedMessages(@ForAll("plain") Tuple.Tuple2<StreamChannel, String> message, @ForAll long seed) {
        byte[] json = message.get2().getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            json = mutated(json, random);
        }
        agrees(message.get1(), json);
    }

    @Property(tries = 5_000)
    void agreesOnMessagesOfOtherChannels(
            @ForAll("channels") StreamChannel channel, @ForAll("plain") Tuple.Tuple2<StreamChannel, String> message) {
        agrees(channel, message.get2().getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 2_000)
    void takesNoBytesThatAreNotUtf8(
            @ForAll("plain") Tuple.Tuple2<StreamChannel, String> message, @ForAll int where, @ForAll byte bad) {
        byte[] json = message.get2().getBytes(StandardCharsets.UTF_8);
        json[Math.floorMod(where, json.length)] = (byte) (bad | 0x80);
        assertThat(shortWay(message.get1(), json)).isNull();
    }

    @Example
    void leavesWhatIsOddToTheCompleteParser() throws Exception {
        String row = "\"instId\":\"AB-USDT\",\"tradeId\":\"7\",\"price\":\"1.50\"";
        for (String json : List.of(
                "{\"data\": [{" + row + "}]}",
                "{\"data\":[{" + row + ",\"fresh\":\"field\"}]}",
                "{\"data\":[{" + row + ",\"tradeId\":\"7\"}]}",
                "{\"data\":[{" + row + ",\"size\":null}]}",
                "{\"data\":[{" + row + ",\"size\":1e3}]}",
                "{\"data\":[{" + row + ",\"side\":\"b\\u0075y\"}]}",
                "{\"data\":[{" + row + "}]}\n",
                "{\"data\":[{" + row + "}],\"data\":[{" + row + "}]}",
                "{\"id\":\"1\",\"data\":[{" + row + "}]}",
                "{\"arg\":{\"channel\":\"é\"},\"data\":[{" + row + "}]}")) {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            assertThat(shortWay(channel("trades"), bytes)).as(json).isNull();
            Push push = new PushDecoder(channel("trades"), RowForm.TYPED).decode(frame(bytes));
            assertThat(push.rows()).as(json).singleElement().isInstanceOfSatisfying(Trade.class, trade -> assertThat(
                            trade.price())
                    .isEqualTo("1.50"));
        }
    }

    @Example
    void sharesTheTextsThatComeAgainAndAgain() {
        byte[] json = "{\"data\":[{\"instId\":\"AB-USDT\",\"side\":\"buy\"}]}".getBytes(StandardCharsets.UTF_8);
        Push push = shortWay(channel("trades"), json);
        assertThat(((Trade) push.rows().get(0)).instId()).isSameAs(push.instId());
    }

    @Example
    void hasNoShortWayForOtherRows() {
        assertThat(PlainRows.of(channel("orders").rowType())).isNull();
    }

    /** One byte changed or added, or a piece lost or doubled. */
    private static byte[] mutated(byte[] json, Random random) {
        if (json.length == 0) {
            return json;
        }
        int a = random.nextInt(json.length);
        int b = Math.min(json.length, a + 1 + random.nextInt(12));
        byte[] letters = "\"\"{}[],,:::.-0019eE \\unltré".getBytes(StandardCharsets.UTF_8);
        byte letter = random.nextInt(8) == 0 ? (byte) random.nextInt() : letters[random.nextInt(letters.length)];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(json, 0, a);
        int kind = random.nextInt(4);
        if (kind < 2) {
            out.write(letter);
        } else if (kind == 2) {
            out.write(json, a, b - a);
        }
        int rest = kind == 0 ? a + 1 : kind == 3 ? b : a;
        out.write(json, rest, json.length - rest);
        return out.toByteArray();
    }

    @Provide
    Arbitrary<StreamChannel> channels() {
        return Arbitraries.of(CHANNELS);
    }

    /** Messages in BloFin's form, for all channels that have a short way. */
    @Provide
    Arbitrary<Tuple.Tuple2<StreamChannel, String>> plain() {
        return Arbitraries.oneOf(
                message(channel("trades"), fields(plainValues(), "instId", "tradeId", "price", "size", "side", "ts")),
                message(
                        channel("tickers"),
                        fields(
                                plainValues(),
                                "instId",
                                "last",
                                "lastSize",
                                "askPrice",
                                "volCurrency24h",
                                "vol24h",
                                "ts")),
                message(channel("books"), fields(plainValues(), "asks", "bids", "ts", "prevSeqId", "seqId")),
                message(channel("candle1m"), candles(Arbitraries.of(4, 6, 7), decimals())));
    }

    private static Arbitrary<Tuple.Tuple2<StreamChannel, String>> message(
            StreamChannel channel, Arbitrary<String> rows) {
        boolean candles = channel.routeName().startsWith("candle");
        Arbitrary<String> data = candles
                ? rows.list().ofMinSize(1).ofMaxSize(3).map(list -> "[" + String.join(",", list) + "]")
                : Arbitraries.oneOf(rows, rows.list().ofMaxSize(3).map(list -> "[" + String.join(",", list) + "]"));
        return envelope(
                        data,
                        Arbitraries.of(
                                "\"arg\":{}",
                                "\"arg\":{\"channel\":\"" + channel.wireName() + "\",\"instId\":\"" + INSTRUMENT
                                        + "\"}"),
                        Arbitraries.of("\"action\":\"snapshot\"", "\"action\":\"update\""))
                .map(json -> Tuple.of(channel, json));
    }

    /** Members in any order; the last ones may be missing. */
    private static Arbitrary<String> envelope(Arbitrary<String> data, Arbitrary<String> arg, Arbitrary<String> action) {
        return Combinators.combine(data, arg, action, Arbitraries.randomValue(random -> random.nextLong()))
                .as((d, a, b, seed) -> {
                    Random random = new Random(seed);
                    List<String> members = new ArrayList<>(List.of("\"data\":" + d));
                    members.addAll(List.of(a, b).subList(0, random.nextInt(3)));
                    if (random.nextBoolean()) {
                        Collections.shuffle(members, random);
                    }
                    return "{" + String.join(",", members) + "}";
                });
    }

    /** An object of some of these fields, mostly in their order. */
    private static Arbitrary<String> fields(FieldValues values, String... names) {
        List<Arbitrary<String>> members = Arrays.stream(names)
                .map(name -> values.of(name)
                        .map(value -> "\"" + name + "\":" + value)
                        .injectNull(0.1))
                .toList();
        return Combinators.combine(
                        Combinators.combine(members).as(list -> list),
                        Arbitraries.randomValue(random -> random.nextInt(4) == 0 ? random.nextLong() : 0L))
                .as((list, seed) -> {
                    List<String> some = new ArrayList<>(
                            list.stream().filter(Objects::nonNull).toList());
                    if (seed != 0) {
                        Collections.shuffle(some, new Random(seed));
                    }
                    return "{" + String.join(",", some) + "}";
                });
    }

    private interface FieldValues {
        Arbitrary<String> of(String field);
    }

    private static FieldValues plainValues() {
        return field -> switch (field) {
            case "instId" -> Arbitraries.of("\"" + INSTRUMENT + "\"", "\"CD-USDT\"", "\"\"");
            case "side" -> Arbitraries.of("\"buy\"", "\"sell\"");
            case "ts" -> Arbitraries.of("\"1700000000123\"", "\"0\"", "\"00017\"", "\"\"", "\"999999999999999999\"");
            case "asks", "bids" -> levels();
            case "tradeId", "prevSeqId", "seqId" ->
                Arbitraries.longs().greaterOrEqual(0).map(number -> "\"" + number + "\"");
            default -> decimals();
        };
    }

    private static Arbitrary<String> levels() {
        return Combinators.combine(decimals(), decimals())
                .as((price, size) -> "[" + price + "," + size + "]")
                .list()
                .ofMaxSize(4)
                .map(list -> "[" + String.join(",", list) + "]");
    }

    private static Arbitrary<String> decimals() {
        return Arbitraries.oneOf(
                Arbitraries.bigDecimals()
                        .between(BigDecimal.valueOf(-1e12), BigDecimal.valueOf(1e12))
                        .ofScale(8)
                        .map(number -> "\"" + number.toPlainString() + "\""),
                Arbitraries.of(
                        "\"\"",
                        "\"0\"",
                        "\"-0\"",
                        "\"-0.00\"",
                        "\"007\"",
                        "\"1.000000000000000000\"",
                        "\"67.83143340000001\""),
                Arbitraries.of("\"123456789012345678\"", "\"1234567890123456789\"", "\"0.1234567890123456789012\""));
    }

    private static Arbitrary<String> candles(Arbitrary<Integer> columns, Arbitrary<String> numbers) {
        return columns.flatMap(n -> Combinators.combine(
                        numbers.list().ofSize(n),
                        Arbitraries.of("\"0\"", "\"1\""),
                        Arbitraries.of("\"1700000040000\"", "\"\""))
                .as((list, done, ts) -> "[" + ts + "," + String.join(",", list) + "," + done + "]"));
    }

    /** Messages whose values are of any kind, right or wrong. */
    @Provide
    Arbitrary<String> messages() {
        Arbitrary<String> any = Arbitraries.of(
                "null",
                "true",
                "0",
                "-1.5",
                "1e3",
                "1.",
                ".5",
                "01",
                "-",
                "12345678901234567890.5",
                "1.0",
                "[]",
                "{}",
                "\"+1\"",
                "\"1.\"",
                "\".5\"",
                "\"1e3\"",
                "\" 1\"",
                "\"text\"",
                "\"\\u0031\"",
                "\"é\"",
                "\"Buy\"",
                "\"-5\"",
                "[[1,2]]",
                "[[1.50,\"2\"],[\"3\",-4]]",
                "[[1]]",
                "[[1,2,3]]",
                "[null]",
                "[[1,null]]",
                "\"2000000000000000000\"");
        FieldValues values =
                field -> Arbitraries.frequencyOf(Tuple.of(6, plainValues().of(field)), Tuple.of(1, any));
        Arbitrary<String> rows = Arbitraries.oneOf(
                fields(values, "instId", "tradeId", "price", "size", "side", "ts"),
                fields(values, "instId", "last", "vol24h", "ts", "last"),
                fields(values, "instId", "price", "extra", "fresh"),
                fields(values, "asks", "bids", "ts", "prevSeqId", "seqId"),
                candles(Arbitraries.integers().between(0, 9), Arbitraries.oneOf(decimals(), any)),
                any);
        Arbitrary<String> data =
                Arbitraries.oneOf(rows, rows.list().ofMaxSize(3).map(list -> "[" + String.join(",", list) + "]"));
        return envelope(
                data,
                Arbitraries.of(
                        "\"arg\":{}",
                        "\"arg\":null",
                        "\"arg\":{\"a\":{}}",
                        "\"arg\":{\"a\":1}",
                        "\"fresh\":[1]",
                        "\"arg\":{\"a\":\"\\\\\"}"),
                Arbitraries.of(
                        "\"action\":\"update\"",
                        "\"action\":\"other\"",
                        "\"action\":\"\"",
                        "\"action\":null",
                        "\"action\":7"));
    }
}
