package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.stream.MemoryTransport.MemoryLink;
import io.github.camelblofin.stream.SubscriptionRequest.Care;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two sockets, one stream. */
class RedundancyTest {
    private static final Care TWICE = new Care(2, Duration.ZERO);

    private final Rig rig = new Rig();
    private final RecordingListener listener = new RecordingListener();

    @AfterEach
    void leaveNothingOver() {
        rig.close();
    }

    private Subscription subscribe(String channel) {
        Subscription subscription = rig.subscribe(listener, TWICE, channel, "A-USDT");
        rig.agree();
        rig.passSeconds(2);
        rig.agree();
        assertThat(rig.exchange.links).hasSize(2);
        return subscription;
    }

    private MemoryLink socket(int number) {
        return rig.exchange.links.get(number);
    }

    private void push(int socket, String text) {
        socket(socket).push(text);
        rig.loop.settle();
    }

    private static List<String> numbers(int to) {
        return IntStream.range(0, to).mapToObj(Integer::toString).toList();
    }

    private static String trades(int first, int last) {
        StringBuilder rows = new StringBuilder();
        for (int id = first; id <= last; id++) {
            rows.append(rows.length() == 0 ? "" : ",")
                    .append("{\"tradeId\":\"")
                    .append(id)
                    .append("\",\"price\":\"7.5\"}");
        }
        return "{\"arg\":{\"channel\":\"trades\",\"instId\":\"A-USDT\"},\"data\":[" + rows + "]}";
    }

    private static String book(String action, int before, int seq) {
        return "{\"arg\":{\"channel\":\"books\",\"instId\":\"A-USDT\"},\"action\":\"" + action
                + "\",\"data\":{\"asks\":[[7.5,1]],\"bids\":[],\"ts\":\"17000000000" + (10 + seq)
                + "\",\"prevSeqId\":\"" + before + "\",\"seqId\":\"" + seq + "\"}}";
    }

    private List<String> sequence() {
        return listener.pushes.stream()
                .map(push ->
                        ((io.github.camelblofin.model.OrderBook) push.rows().get(0)).seqId())
                .toList();
    }

    @Test
    void firstCopyWins() {
        subscribe("trades");
        for (int i = 0; i < 50; i++) {
            push(i % 2, Rig.trade("A-USDT", i));
            push((i + 1) % 2, Rig.trade("A-USDT", i));
        }
        assertThat(listener.tradeIds()).isEqualTo(numbers(50));
        assertThat(listener.confirmed).as("told once").containsExactly("A-USDT");
    }

    @Test
    void rowsAreToldApartAlsoWhenTheyAreCutInOtherPieces() {
        subscribe("trades");
        push(0, trades(0, 0));
        push(1, trades(0, 2));
        push(0, trades(1, 3));
        push(1, trades(3, 3));
        assertThat(listener.tradeIds()).isEqualTo(numbers(4));
    }

    @Test
    void losingEitherLosesAndDelaysNothing() {
        Subscription subscription = subscribe("trades");
        push(0, Rig.trade("A-USDT", 0));
        push(1, Rig.trade("A-USDT", 0));
        socket(0).drop();
        rig.loop.settle();
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.STREAMING);
        push(1, Rig.trade("A-USDT", 1));
        assertThat(listener.tradeIds()).isEqualTo(numbers(2));
        rig.awaitDial(Duration.ofSeconds(3));
        rig.agree();
        push(1, Rig.trade("A-USDT", 2));
        push(2, Rig.trade("A-USDT", 2));
        socket(1).drop();
        rig.loop.settle();
        push(2, Rig.trade("A-USDT", 3));
        assertThat(listener.tradeIds()).isEqualTo(numbers(4));
        assertThat(listener.confirmed).as("there never was a gap").containsExactly("A-USDT");
        assertThat(listener.interrupted).isEmpty();
        rig.awaitDial(Duration.ofSeconds(3));
        rig.agree();
    }

    @Test
    void losingBothIsAGapThatIsTold() {
        Subscription subscription = subscribe("trades");
        socket(0).drop();
        socket(1).drop();
        rig.loop.settle();
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.INTERRUPTED);
        assertThat(listener.interrupted).containsExactly("A-USDT");
        rig.awaitDial(Duration.ofSeconds(5));
        rig.agree();
        assertThat(listener.confirmed).containsExactly("A-USDT", "A-USDT");
        assertThat(subscription.status().state()).isEqualTo(SubscriptionState.STREAMING);
        rig.awaitDial(Duration.ofSeconds(5));
        rig.agree();
        assertThat(listener.confirmed).hasSize(2);
    }

    @Test
    void bookGoesOnInSequenceWhicheverSocketIsAhead() {
        subscribe("books");
        push(0, book("snapshot", 0, 10));
        push(1, book("snapshot", 0, 11));
        push(0, book("update", 10, 11));
        push(1, book("update", 11, 12));
        push(1, book("update", 12, 13));
        push(0, book("update", 11, 12));
        push(0, book("update", 12, 13));
        socket(1).drop();
        rig.loop.settle();
        push(0, book("update", 13, 14));
        assertThat(sequence()).containsExactly("10", "11", "12", "13", "14");
        rig.awaitDial(Duration.ofSeconds(3));
        rig.agree();
    }

    @Test
    void snapshotThatIsAheadReplacesTheSequenceWhenTheOtherSocketDies() {
        subscribe("books");
        push(0, book("snapshot", 0, 10));
        push(1, book("snapshot", 0, 12));
        socket(0).drop();
        rig.loop.settle();
        push(1, book("update", 12, 13));
        rig.passSeconds(2);
        push(1, book("update", 13, 14));
        assertThat(sequence()).containsExactly("10", "12", "13", "14");
        rig.agree();
    }

    @Test
    void renewalIsToldOnceAndItsSnapshotPasses() {
        Subscription subscription = subscribe("books");
        push(0, book("snapshot", 0, 10));
        push(1, book("snapshot", 0, 10));
        subscription.renew("A-USDT");
        rig.loop.settle();
        for (int number = 0; number < 2; number++) {
            for (String op : List.of("unsubscribe", "subscribe")) {
                assertThat(socket(number).sent.poll()).contains("\"" + op + "\"");
                push(number, Rig.ack(op, "books", "A-USDT"));
            }
            push(number, book("snapshot", 0, 10));
        }
        assertThat(sequence()).containsExactly("10", "10");
        assertThat(listener.confirmed).hasSize(2);
    }

    @Test
    void aBookThatBeginsAnewWithTheSameSnapshotGoesOn() {
        Subscription subscription = subscribe("books");
        push(0, book("snapshot", 0, 10));
        subscription.pause();
        rig.loop.settle();
        subscription.resume();
        rig.passSeconds(3);
        rig.agree();
        int newest = rig.exchange.links.size() - 1;
        push(newest, book("snapshot", 0, 10));
        push(newest, book("update", 10, 11));
        assertThat(sequence()).containsExactly("10", "10", "11");
    }

    @Test
    void aBookThatWasLostOnBothSocketsGoesOnWithTheSameSnapshot() {
        subscribe("books");
        push(0, book("snapshot", 0, 10));
        socket(0).drop();
        socket(1).drop();
        rig.awaitDial(Duration.ofSeconds(5));
        rig.agree();
        int newest = rig.exchange.links.size() - 1;
        push(newest, book("snapshot", 0, 10));
        push(newest, book("update", 10, 11));
        assertThat(sequence()).containsExactly("10", "10", "11");
    }

    @Test
    void randomLossesOfOneAtATimeLoseNothing() {
        long seed = 20_260_101;
        Random chance = new Random(seed);
        Subscription subscription = subscribe("trades");
        List<MemoryLink> alive = new ArrayList<>(rig.exchange.links);
        int id = 0;
        for (int round = 0; round < 200; round++) {
            for (int i = chance.nextInt(5); i >= 0; i--) {
                String trade = Rig.trade("A-USDT", id++);
                int first = chance.nextInt(2);
                alive.get(first).push(trade);
                alive.get(1 - first).push(trade);
                rig.loop.settle();
            }
            int victim = chance.nextInt(2);
            alive.get(victim).drop();
            rig.loop.settle();
            String alone = Rig.trade("A-USDT", id++);
            alive.get(1 - victim).push(alone);
            rig.loop.settle();
            alive.get(1 - victim).sent.clear();
            while (rig.exchange.last() == alive.get(0) || rig.exchange.last() == alive.get(1)) {
                rig.passSeconds(10);
                alive.get(1 - victim).push("pong");
            }
            rig.agree();
            alive.set(victim, rig.exchange.last());
        }
        assertThat(listener.tradeIds()).as("seed %s", seed).isEqualTo(numbers(id));
        assertThat(subscription.status().reconnects()).isEqualTo(200);
        assertThat(listener.interrupted).isEmpty();
    }

    @Test
    void rowsThatShareAnIdAndDifferAreBothDelivered() {
        subscribe("trades");
        String one = Rig.trade("A-USDT", 1);
        String other = one.replace("\"size\":\"3\"", "\"size\":\"4\"");
        push(0, one);
        push(0, other);
        push(1, one);
        push(1, other);
        assertThat(listener.tradeIds()).containsExactly("1", "1");
    }
}
