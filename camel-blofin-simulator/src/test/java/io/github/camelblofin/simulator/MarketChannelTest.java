package io.github.camelblofin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.Bar;
import io.github.camelblofin.api.Channel;
import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.JsonShape;
import io.github.camelblofin.api.Socket;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.simulator.exchange.model.BookLevel;
import io.github.camelblofin.simulator.exchange.model.BookView;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Public channels, with a clock that only the test moves. */
class MarketChannelTest {
    private static final long SEVEN_SECONDS_BEFORE_THE_HOUR = 1_767_225_593_000L;

    private final AtomicLong clock = new AtomicLong(SEVEN_SECONDS_BEFORE_THE_HOUR);
    private BlofinSimulator simulator;
    private SocketCaller socket;

    @BeforeEach
    void start() {
        simulator = BlofinSimulator.builder()
                .instruments("BTC-USDT")
                .clock(clock::get)
                .withoutPulse()
                .start();
        socket = new SocketCaller(simulator, Socket.PUBLIC);
    }

    @AfterEach
    void stop() {
        socket.close();
        simulator.close();
    }

    private void pass(long millis) {
        simulator.onExchange(exchange -> {
            for (long end = clock.get() + millis; clock.get() < end; ) {
                clock.addAndGet(50);
                exchange.step();
                if (clock.get() % 100 == 0) {
                    exchange.flushBooks();
                }
            }
            return null;
        });
    }

    @Test
    void everyPublicChannelStartsInTheShapeOfTheTable() throws IOException {
        List<ChannelName> names = ChannelName.all().stream()
                .filter(name -> name.channel().socket() == Socket.PUBLIC)
                .filter(name -> name.bar() == null || name.bar() == Bar.ONE_HOUR)
                .toList();
        names.forEach(name -> socket.subscribe(name.wireName(), "BTC-USDT"));
        pass(3_000);

        for (ChannelName name : names) {
            Channel channel = name.channel();
            JsonNode push = socket.awaitPush(name.wireName());
            JsonNode data = push.path("data");
            assertThat(data.isArray() ? JsonShape.ARRAY : JsonShape.OBJECT).isEqualTo(channel.data());
            assertThat(push.at("/arg/instId").asText()).isEqualTo("BTC-USDT");
            assertThat(BlofinJson.listReader(channel.rowType()).<List<?>>readValue(data.toString()))
                    .as(push.toString())
                    .isNotEmpty();
        }
    }

    @Test
    void updatesAppliedToTheSnapshotGiveTheBook() {
        socket.subscribe("books", "BTC-USDT").awaitPush("books");
        pass(20_000);
        BookView book = simulator.onExchange(exchange -> exchange.bookSnapshot("BTC-USDT"));
        await().until(() -> lastSeqId().equals(Long.toString(book.seqId())));

        Map<BigDecimal, BigDecimal> asks = new TreeMap<>();
        Map<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
        String last = "0";
        for (JsonNode push : socket.pushes("books")) {
            JsonNode data = push.path("data");
            assertThat(push.path("action").asText()).isEqualTo(last.equals("0") ? "snapshot" : "update");
            assertThat(data.path("prevSeqId").asText()).isEqualTo(last);
            last = data.path("seqId").asText();
            data.path("asks").forEach(level -> apply(asks, level));
            data.path("bids").forEach(level -> apply(bids, level));
        }

        assertThat(socket.pushes("books")).hasSizeGreaterThan(20);
        assertThat(asks).isEqualTo(levels(book.asks()));
        assertThat(bids).isEqualTo(levels(book.bids()));
    }

    private String lastSeqId() {
        List<JsonNode> pushes = socket.pushes("books");
        return pushes.get(pushes.size() - 1).at("/data/seqId").asText();
    }

    private static void apply(Map<BigDecimal, BigDecimal> side, JsonNode level) {
        assertThat(level.get(0).isNumber() && level.get(1).isNumber()).isTrue();
        BigDecimal price = level.get(0).decimalValue().stripTrailingZeros();
        if (level.get(1).decimalValue().signum() == 0) {
            side.remove(price);
        } else {
            side.put(price, level.get(1).decimalValue().stripTrailingZeros());
        }
    }

    private static Map<BigDecimal, BigDecimal> levels(List<BookLevel> side) {
        Map<BigDecimal, BigDecimal> levels = new TreeMap<>();
        side.forEach(level ->
                levels.put(level.price().stripTrailingZeros(), level.size().stripTrailingZeros()));
        return levels;
    }

    @Test
    void aSecondSubscriberStartsWhereTheFirstOneIs() {
        socket.subscribe("books", "BTC-USDT").awaitPush("books");
        pass(1_000);
        try (SocketCaller late = new SocketCaller(simulator, Socket.PUBLIC)) {
            String start = late.subscribe("books", "BTC-USDT")
                    .awaitPush("books")
                    .at("/data/seqId")
                    .asText();
            pass(1_000);

            await().until(() -> late.pushes("books").size() > 1);

            assertThat(late.pushes("books").get(1).at("/data/prevSeqId").asText())
                    .isEqualTo(start);
            String update = late.pushes("books").get(1).toString();
            await().until(() -> socket.pushes("books").stream()
                    .anyMatch(push -> push.toString().equals(update)));
        }
    }

    @Test
    void books5IsAFullPictureOfFiveLevels() {
        socket.subscribe("books5", "BTC-USDT").awaitPush("books5");
        pass(5_000);
        await().until(() -> socket.pushes("books5").size() > 5);

        assertThat(socket.pushes("books5")).allSatisfy(push -> {
            assertThat(push.path("action").asText()).isEqualTo("snapshot");
            assertThat(push.at("/data/asks")).hasSize(5);
            assertThat(push.at("/data/bids")).hasSize(5);
            assertThat(push.at("/data").has("prevSeqId")).isFalse();
        });
    }

    @Test
    void aFinishedCandleIsPushedOnceAsConfirmed() {
        socket.subscribe("candle1m", "BTC-USDT").awaitPush("candle1m");
        socket.subscribe("mark-price-candle1H", "BTC-USDT").awaitPush("mark-price-candle1H");

        pass(20_000);

        await().until(() -> confirmed("candle1m") > 0 && confirmed("mark-price-candle1H") > 0);
        assertThat(confirmed("candle1m")).isEqualTo(1);
        assertThat(socket.pushes("candle1m").get(0).at("/data/0")).hasSize(9);
        assertThat(socket.pushes("mark-price-candle1H").get(0).at("/data/0")).hasSize(6);
    }

    private long confirmed(String channel) {
        return socket.pushes(channel).stream()
                .map(push -> push.at("/data/0"))
                .filter(row -> row.get(row.size() - 1).asText().equals("1"))
                .count();
    }

    @Test
    void everyTradeIsPushedInOrder() {
        socket.subscribe("trades", "BTC-USDT")
                .awaitMessage(message -> message.path("event").asText().equals("subscribe"));
        pass(10_000);
        String newest = simulator.onExchange(
                exchange -> exchange.trades("BTC-USDT", 1).get(0).tradeId());
        socket.awaitMessage(message -> message.at("/data/0/tradeId").asText().equals(newest));

        List<String> ids = socket.pushes("trades").stream()
                .map(push -> push.at("/data/0/tradeId").asText())
                .toList();
        List<String> expected = simulator.onExchange(exchange -> exchange.trades("BTC-USDT", 100).stream()
                .map(trade -> trade.tradeId())
                .toList());

        assertThat(ids).doesNotHaveDuplicates().isSorted();
        assertThat(ids.stream().sorted(Comparator.reverseOrder()).limit(100).toList())
                .isEqualTo(expected.subList(0, Math.min(ids.size(), 100)));
    }
}
