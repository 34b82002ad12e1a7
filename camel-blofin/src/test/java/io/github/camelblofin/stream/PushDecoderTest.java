package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.Socket;
import io.github.camelblofin.model.Candle;
import io.github.camelblofin.model.OrderBook;
import io.github.camelblofin.model.Trade;
import io.github.camelblofin.stream.PushDecoder.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PushDecoderTest {
    private static Push decode(StreamChannel channel, RowForm form, String json) throws UndecodableException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new PushDecoder(channel, form).decode(new Frame(bytes, "A-USDT", 1, 2, 3));
    }

    private static StreamChannel channel(String name) {
        return StreamChannel.of(ChannelName.find(name).orElseThrow());
    }

    @Test
    void takesListAndObjectOnAnyChannel() throws Exception {
        String row = "{\"instId\":\"A-USDT\",\"tradeId\":\"1\",\"price\":\"2.50\"}";
        for (String data : List.of(row, "[" + row + "]")) {
            Push push = decode(channel("trades"), RowForm.TYPED, "{\"data\":" + data + ",\"arg\":{}}");
            assertThat(push.rows()).hasSize(1).first().isInstanceOfSatisfying(Trade.class, trade -> assertThat(
                            trade.price())
                    .isEqualTo("2.50"));
        }
        String book =
                "{\"asks\":[[3.5,1]],\"bids\":[[3.25,2]],\"ts\":\"1700000000000\",\"prevSeqId\":\"0\",\"seqId\":\"9\"}";
        for (String data : List.of(book, "[" + book + "]")) {
            Push push = decode(channel("books"), RowForm.TYPED, "{\"action\":\"snapshot\",\"data\":" + data + "}");
            assertThat(push.action()).isEqualTo("snapshot");
            assertThat(push.rows()).hasSize(1).first().isInstanceOf(OrderBook.class);
        }
    }

    @Test
    void keepsTheTextExactly() throws Exception {
        String data = "[ {\"price\" : \"1.10\", \"é\":\"€\"} ]";
        String json = "{\"arg\":{\"channel\":\"trades\"}, \"data\" :" + data + " , \"tail\":[1]}";
        for (RowForm form : RowForm.values()) {
            Push push = decode(channel("trades"), form, json);
            assertThat(push.text().data()).isEqualTo(data);
            assertThat(push.text().envelope()).isEqualTo(json);
        }
        Push object = decode(channel("trades"), RowForm.MAP, "{\"data\":{\"a\":1}}");
        assertThat(object.text().data()).isEqualTo("{\"a\":1}");
    }

    @Test
    void givesTheFormThatWasAskedFor() throws Exception {
        String json = "{\"data\":[[\"1700000000000\",\"1\",\"2\",\"0.5\",\"1.5\",\"10\",\"20\",\"30\",\"1\"]]}";
        assertThat(decode(channel("candle1m"), RowForm.TYPED, json).rows())
                .hasSize(1)
                .first()
                .isInstanceOf(Candle.class);
        assertThat(decode(channel("candle1m"), RowForm.MAP, json).rows())
                .hasSize(1)
                .first()
                .isInstanceOf(List.class);
        assertThat(decode(channel("candle1m"), RowForm.NONE, json).rows()).isEmpty();
        StreamChannel custom = StreamChannel.custom("new-thing", Socket.PUBLIC);
        assertThat(decode(custom, RowForm.TYPED, "{\"data\":[{\"x\":\"1\"}]}").rows())
                .containsExactly(Map.of("x", "1"));
    }

    @Test
    void saysWhatIsWrongWithoutQuotingTheMessage() {
        for (String json : List.of(
                "{\"arg\":{}}",
                "{\"data\":null}",
                "{\"data\":\"text\"}",
                "[]",
                "{\"data\":[{\"price\":\"1\"}",
                "{\"data\":[{\"price\":{\"x\":\"sesame\"}}]}",
                "")) {
            assertThatThrownBy(() -> decode(channel("trades"), RowForm.TYPED, json))
                    .as(json)
                    .isInstanceOf(UndecodableException.class)
                    .message()
                    .isNotBlank()
                    .doesNotContain("sesame");
        }
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws Exception {
        for (String text : List.of(
                "ISO_8859_1: \u00e9", "overlong: \u00c0\u00af", "surrogate: \u00ed\u00a0\u0080", "cut: \u00e2\u0082")) {
            for (String name : List.of("trades", "orders")) {
                for (RowForm form : RowForm.values()) {
                    byte[] json = ("{\"data\":[{\"instId\":\"" + text + "\"}]}").getBytes(StandardCharsets.ISO_8859_1);
                    PushDecoder decoder = new PushDecoder(channel(name), form);
                    assertThatThrownBy(() -> decoder.decode(new Frame(json, null, 1, 2, 3)))
                            .as(text)
                            .isInstanceOf(UndecodableException.class)
                            .hasMessage("it is not UTF-8");
                }
            }
        }
        assertThat(decode(channel("trades"), RowForm.TYPED, "{\"data\":[{\"instId\":\"é€😀\"}]}")
                        .rows())
                .first()
                .isInstanceOfSatisfying(
                        Trade.class, trade -> assertThat(trade.instId()).isEqualTo("é€😀"));
    }
}
