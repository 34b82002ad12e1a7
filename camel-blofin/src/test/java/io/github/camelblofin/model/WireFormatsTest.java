package io.github.camelblofin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.camelblofin.model.asset.Deposit;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BloFin's ways of writing values. */
class WireFormatsTest {
    private static <T> T read(Class<T> type, String json) {
        try {
            return BlofinJson.reader(type).readValue(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1E-8, 0.00000001",
        "1E+3, 1000",
        "0.000000000000000001, 0.000000000000000001",
        "12.50000000000003, 12.50000000000003",
        "7.250000000000000000, 7.250000000000000000",
        "-0.0, 0.0"
    })
    void decimalsAreWrittenPlainAndExact(BigDecimal value, String text) {
        assertThat(BlofinJson.toText(value)).isEqualTo('"' + text + '"');
        assertThat(BlofinJson.toText(Map.of("x", value))).isEqualTo("{\"x\":\"" + text + "\"}");
    }

    @Test
    void decimalsAreReadFromTextsAndNumbersWithoutLoss() {
        assertThat(read(
                        Ticker.class,
                        "{\"last\":0.100000000000000001,\"vol24h\":\"1e-18\",\"askPrice\":12345678901234567890}"))
                .satisfies(ticker -> {
                    assertThat(ticker.last()).isEqualTo(new BigDecimal("0.100000000000000001"));
                    assertThat(ticker.vol24h()).isEqualByComparingTo("0.000000000000000001");
                    assertThat(ticker.askPrice()).isEqualByComparingTo("12345678901234567890");
                });
    }

    @Test
    void timesAreReadFromTextsAndNumbers() {
        assertThat(read(Ticker.class, "{\"ts\":\"1760000000123\"}").ts())
                .isEqualTo(read(Ticker.class, "{\"ts\":1760000000123}").ts())
                .isEqualTo(Instant.ofEpochMilli(1_760_000_000_123L));
        assertThat(BlofinJson.toText(Instant.ofEpochMilli(5))).isEqualTo("\"5\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "true", "\"1\"", "1"})
    void flagsAreReadInEveryForm(String json) {
        assertThat(read(Order.class, "{\"reduceOnly\":" + json + "}").reduceOnly())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"last\":\"much\"}",
                "{\"last\":{}}",
                "{\"ts\":\"yesterday\"}",
                "{\"ts\":\"1.5\"}",
                "{\"ts\":[]}"
            })
    void valuesOfAnotherKindAreRefusedWithTheirField(String json) {
        assertThatThrownBy(() -> BlofinJson.reader(Ticker.class).readValue(json))
                .isInstanceOf(JsonMappingException.class)
                .satisfies(e -> assertThat(((JsonMappingException) e).getPath()).hasSize(1));
    }

    @Test
    void failuresDoNotQuoteThePayload() {
        assertThatThrownBy(() -> BlofinJson.reader(Ticker.class).readValue("{\"instId\":\"PRIVATE\",\"last\":{}"))
                .hasMessageNotContaining("PRIVATE");
    }

    @Test
    void candlesHaveNineEightOrSixColumns() {
        Candle futures = read(Candle.class, "[\"60000\",\"1\",\"4\",\"0.5\",\"2\",\"10\",\"20\",\"30\",\"1\"]");
        Candle spot = read(Candle.class, "[\"60000\",\"1\",\"4\",\"0.5\",\"2\",\"20\",\"30\",\"0\"]");
        Candle index = read(Candle.class, "[\"60000\",\"1\",\"4\",\"0.5\",\"2\",\"1\"]");

        assertThat(futures)
                .isEqualTo(new Candle(
                        Instant.ofEpochSecond(60),
                        BigDecimal.ONE,
                        new BigDecimal("4"),
                        new BigDecimal("0.5"),
                        new BigDecimal("2"),
                        BigDecimal.TEN,
                        new BigDecimal("20"),
                        new BigDecimal("30"),
                        true));
        assertThat(spot.vol()).isNull();
        assertThat(spot.volCurrency()).isEqualByComparingTo("20");
        assertThat(spot.volCurrencyQuote()).isEqualByComparingTo("30");
        assertThat(spot.confirmed()).isFalse();
        assertThat(index.close()).isEqualByComparingTo("2");
        assertThat(index.volCurrency()).isNull();
        assertThat(index.confirmed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"60000\",\"1\",\"4\",\"0.5\",\"2\",\"10\",\"20\",\"30\",\"1\"]",
                "[\"60000\",\"1\",\"4\",\"0.5\",\"2\",\"20\",\"30\",\"0\"]",
                "[\"60000\",\"1\",\"4\",\"0.5\",\"2\",\"1\"]"
            })
    void candlesAreWrittenAsTheyWereRead(String row) {
        assertThat(BlofinJson.toText(read(Candle.class, row))).isEqualTo(row);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"1\",\"2\"]", "{\"ts\":\"1\"}", "[[\"1\"],\"1\",\"1\",\"1\",\"1\",\"1\"]"})
    void otherRowsAreNoCandles(String row) {
        assertThatThrownBy(() -> BlofinJson.reader(Candle.class).readValue(row))
                .isInstanceOf(JsonMappingException.class);
    }

    @Test
    void bookLevelsAreReadFromNumbersAndTexts() {
        OrderBook pushed =
                read(OrderBook.class, "{\"asks\":[[2.50,7],[3,0]],\"bids\":[],\"seqId\":\"9\",\"ts\":\"1\"}");
        OrderBook read = read(OrderBook.class, "{\"asks\":[[\"2.50\",\"7\"],[\"3\",\"0\"]],\"bids\":[],\"ts\":\"1\"}");

        assertThat(pushed.asks())
                .isEqualTo(read.asks())
                .containsExactly(
                        new BookLevel(new BigDecimal("2.50"), new BigDecimal("7")),
                        new BookLevel(new BigDecimal("3"), new BigDecimal("0")));
        assertThat(pushed.seqId()).isEqualTo("9");
    }

    @Test
    void bookLevelsMayGrowColumns() {
        assertThat(read(OrderBook.class, "{\"asks\":[[\"2\",\"7\",\"1\",\"x\"]],\"bids\":null}")
                        .asks())
                .containsExactly(new BookLevel(new BigDecimal("2"), new BigDecimal("7")));
    }

    @Test
    void codesAreReadFromNumbersAndFlagsToo() {
        assertThat(read(Deposit.class, "{\"state\":1}").state())
                .isEqualTo(read(Deposit.class, "{\"state\":\"1\"}").state());
        assertThat(read(Deposit.class, "{\"state\":true}").state().value()).isEqualTo("true");
        assertThat(read(Deposit.class, "{\"state\":\"\"}").state()).isNull();
    }

    @Test
    void singleObjectIsReadAsAListOfOne() throws IOException {
        List<Ticker> tickers = BlofinJson.listReader(Ticker.class).readValue("{\"instId\":\"A-USDT\"}");

        assertThat(tickers).singleElement().extracting(Ticker::instId).isEqualTo("A-USDT");
    }
}
