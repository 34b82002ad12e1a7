package io.github.camelblofin.stream.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.stream.Push;
import io.github.camelblofin.stream.PushText;
import io.github.camelblofin.stream.StreamChannel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keys tell messages apart that differ in anything. */
class MessageKeyTest {
    private static String key(String channelName, Map<String, Object> fields) {
        StreamChannel channel = StreamChannel.of(ChannelName.find(channelName).orElseThrow());
        Object row = BlofinJson.fromMap(fields, channel.rowType());
        Push push = new Push(
                channel, "KITE-USDT", null, List.of(row), PushText.of(channel, "KITE-USDT", List.of(row)), 0, 0, 1);
        String typed = MessageKey.ofRow(push, row).text();
        assertThat(MessageKey.ofRow(push, fields).text()).as("of a Map").isEqualTo(typed);
        return typed;
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, String value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return more;
    }

    private static final Map<String, Object> TICKER =
            Map.of("instId", "KITE-USDT", "last", "7.5", "ts", "1700000000001");

    @Test
    void rowsWhoseHashesOf32BitsAreEqualHaveDifferentKeys() {
        // Ca and DB have the same hash code, as have all texts that are put together of them.
        Map<String, Object> one = with(TICKER, "note", "CaDB");
        Map<String, Object> other = with(TICKER, "note", "DBCa");
        assertThat("CaDB").hasSameHashCodeAs("DBCa");

        assertThat(key("tickers", one)).isNotEqualTo(key("tickers", other)).isEqualTo(key("tickers", one));
        Map<String, Object> position = Map.of("positionId", "5", "instId", "KITE-USDT", "positions", "3");
        assertThat(key("positions", with(position, "note", "CaDB")))
                .isNotEqualTo(key("positions", with(position, "note", "DBCa")));
    }

    @Test
    void manyStatesHaveAsManyKeys() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            keys.add(key("tickers", with(TICKER, "last", Integer.toString(i))));
        }
        assertThat(keys).hasSize(2_000);
    }

    /** The values are the contract: keys outlive the process in an idempotent repository. */
    @Test
    void aHashIsTheSameInEveryProcess() {
        assertThat(key("tickers", TICKER)).isEqualTo("tickers:KITE-USDT:1700000000001:b8a737ac355f50ec");
    }

    @Test
    void tradesOfOneIdHaveKeysOfTheirOwn() {
        Map<String, Object> trade = Map.of("instId", "KITE-USDT", "tradeId", "9", "price", "7.5", "size", "3");
        assertThat(key("trades", trade)).isEqualTo("trades:KITE-USDT:9:7.5x3");
        assertThat(key("trades", with(trade, "size", "3.0")))
                .as("the same number")
                .isEqualTo("trades:KITE-USDT:9:7.5x3");
        assertThat(key("trades", with(trade, "size", "4"))).isEqualTo("trades:KITE-USDT:9:7.5x4");
    }
}
