package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Conflation;
import io.github.camelblofin.stream.SubscriptionRequest.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left out of a mailbox, and what never is. */
class BacklogTest {
    private static Backlog backlog(OverflowPolicy policy, Conflation conflation, int maxMessages, long maxBytes) {
        return Backlog.of(new Delivery(RowForm.NONE, policy, maxMessages, maxBytes), conflation);
    }

    private static Frame frame(String instId, String json) {
        return new Frame(json.getBytes(StandardCharsets.UTF_8), instId, 0, 0, 1);
    }

    private static Frame candle(String instId, long opened, int close, int confirm) {
        return frame(
                instId,
                "{\"arg\":{\"channel\":\"candle1m\",\"instId\":\"" + instId + "\"},\"data\":[[\"" + opened
                        + "\",\"7\",\"9\",\"5\",\"" + close + "\",\"1\",\"1\",\"1\",\"" + confirm + "\"]]}");
    }

    private static Frame spotTicker(String fields) {
        return frame("A", "{\"arg\":{\"channel\":\"tickers\",\"instId\":\"A\"},\"data\":[{" + fields + "}]}");
    }

    private static void add(Backlog backlog, Letter... letters) {
        for (Letter letter : letters) {
            backlog.add(letter, 0, 0);
        }
    }

    private static List<Letter> drain(Backlog backlog) {
        List<Letter> all = new ArrayList<>();
        for (Letter letter = backlog.poll(); letter != null; letter = backlog.poll()) {
            all.add(letter);
        }
        assertThat(backlog.isEmpty()).isTrue();
        assertThat(backlog.size()).isZero();
        return all;
    }

    private static List<String> texts(Backlog backlog) {
        return drain(backlog).stream()
                .map(letter -> letter instanceof Frame frame
                        ? new String(frame.json, StandardCharsets.UTF_8)
                        : letter.getClass().getSimpleName())
                .toList();
    }

    @Test
    void latestReplacesInItsPlaceAndSaysHowMany() {
        Backlog backlog = backlog(OverflowPolicy.CONFLATE, Conflation.LATEST, 100, 1_000_000);
        add(backlog, frame("A", "a1"), frame("B", "b1"), frame("A", "a2"), frame("B", "b2"), frame("A", "a3"));
        assertThat(backlog.size()).isEqualTo(2);
        assertThat(backlog.replaced()).isEqualTo(3);
        List<Letter> left = drain(backlog);
        assertThat(left)
                .extracting(letter -> new String(((Frame) letter).json, StandardCharsets.UTF_8))
                .containsExactly("a3", "b2");
        assertThat(left).extracting(letter -> ((Frame) letter).skipped).containsExactly(2, 1);
    }

    @Test
    void whatWasTakenIsNotReplaced() {
        Backlog backlog = backlog(OverflowPolicy.CONFLATE, Conflation.LATEST, 100, 1_000_000);
        add(backlog, frame("A", "a1"));
        assertThat(backlog.batch()).as("so that little is out of reach").isEqualTo(1);
        backlog.poll();
        add(backlog, frame("A", "a2"));
        assertThat(backlog.replaced()).isZero();
        assertThat(texts(backlog)).containsExactly("a2");
    }

    @Test
    void nothingAfterAConfirmationReplacesWhatWasBefore() {
        Backlog backlog = backlog(OverflowPolicy.CONFLATE, Conflation.LATEST, 100, 1_000_000);
        add(backlog, frame("A", "a1"), new Letter.Confirmed("A"), frame("A", "a2"), frame("A", "a3"));
        assertThat(texts(backlog)).containsExactly("a1", "Confirmed", "a3");
        assertThat(backlog.replaced()).isEqualTo(1);
    }

    @Test
    void conflatingIsFullWhenEvenTheLatestAreTooManyOrTooLong() {
        Backlog backlog = backlog(OverflowPolicy.CONFLATE, Conflation.LATEST, 2, 1_000_000);
        add(backlog, frame("A", "a"), frame("B", "b"), frame("B", "b"), frame("A", "a"));
        assertThat(backlog.full(1, 10)).isFalse();
        add(backlog, frame("C", "c"));
        assertThat(backlog.full(1, 10)).isTrue();
        Backlog heavy = backlog(OverflowPolicy.CONFLATE, Conflation.LATEST, 100, 1_000);
        add(heavy, frame("A", "a"), frame("A", "a".repeat(900)));
        assertThat(heavy.full(0, 0)).isFalse();
        add(heavy, frame("A", "a".repeat(1_000)));
        assertThat(heavy.full(0, 0)).isTrue();
        add(heavy, frame("A", "a"));
        assertThat(heavy.roomy(0, 0)).isTrue();
    }

    @Test
    void finishedCandleIsNeverReplaced() {
        Backlog backlog = backlog(OverflowPolicy.CONFLATE, Conflation.LATEST_OF_CANDLE, 100, 1_000_000);
        Frame finished = candle("A", 1_000, 8, 1);
        add(
                backlog,
                candle("A", 1_000, 6, 0),
                candle("A", 1_000, 7, 0),
                finished,
                candle("A", 1_000, 6, 0),
                candle("A", 2_000, 7, 0),
                candle("A", 2_000, 9, 0));
        List<Letter> left = drain(backlog);
        assertThat(left).hasSize(3);
        assertThat(((Frame) left.get(0)).json).isEqualTo(finished.json);
        assertThat(((Frame) left.get(0)).skipped).isEqualTo(2);
        assertThat(((Frame) left.get(2)).json).isEqualTo(candle("A", 2_000, 9, 0).json);
        assertThat(backlog.replaced()).isEqualTo(3);
    }

    @Test
    void everyFinishedCandleIsDeliveredHoweverManyThereAre() {
        Backlog backlog = backlog(OverflowPolicy.CONFLATE, Conflation.LATEST_OF_CANDLE, 10, 1_000_000);
        for (int minute = 0; minute < 50; minute++) {
            for (int i = 0; i < 20; i++) {
                add(backlog, candle("A", minute * 60_000L, i, i == 19 ? 1 : 0));
            }
        }
        assertThat(backlog.full(0, 0)).as("it blocks instead of dropping").isTrue();
        assertThat(drain(backlog)).hasSize(50).allSatisfy(letter -> assertThat(
                        new String(((Frame) letter).json, StandardCharsets.UTF_8))
                .endsWith("\"1\"]]}"));
        assertThat(backlog.replaced()).isEqualTo(50 * 19);
    }

    @Test
    void oddCandlesAreKept() {
        for (String odd : List.of(
                "{\"data\":[[\"1\",\"2\",\"0\"],[\"1\",\"3\",\"0\"]]}",
                "{\"data\":[]}",
                "{\"data\":{\"a\":\"0\"}}",
                "{\"data\":[[\"1\",\"2\",\"true\"]]}",
                "{\"data\":[[\"1\",\"2\",\"0\"]",
                "{\"data\":[[",
                "{\"data\":\"x",
                "",
                "nonsense")) {
            Backlog backlog = backlog(OverflowPolicy.CONFLATE, Conflation.LATEST_OF_CANDLE, 100, 1_000_000);
            add(backlog, frame("A", odd), frame("A", odd));
            assertThat(texts(backlog)).as(odd).containsExactly(odd, odd);
        }
    }

    @Test
    void candlesOfEveryWidthAndSpacingAreUnderstood() {
        for (String row :
                List.of("[\"1\",\"2\",\"0\"]", "[ \"1\" , \"2\" , \"0\" ]", "[1,2,0]", "[\"1\",\"a]\\\"[\",\"0\"]")) {
            String json = "{ \"arg\": {\"data\": [1]}, \"data\" : [ " + row + " ] }";
            Backlog backlog = backlog(OverflowPolicy.CONFLATE, Conflation.LATEST_OF_CANDLE, 100, 1_000_000);
            add(backlog, frame("A", json), frame("A", json));
            assertThat(backlog.replaced()).as(json).isEqualTo(1);
        }
    }

    @Test
    void partialTickersAreMergedBeforeTheyAreReplaced() {
        Backlog backlog = backlog(OverflowPolicy.CONFLATE, Conflation.FIELDS, 100, 1_000_000);
        add(
                backlog,
                spotTicker("\"last\":\"1\",\"bidPrice\":\"2\""),
                spotTicker("\"last\":\"3\",\"n\":4"),
                spotTicker(""),
                spotTicker("\"askPrice\":\"5\""));
        assertThat(backlog.replaced()).isEqualTo(3);
        assertThat(texts(backlog))
                .containsExactly("{\"arg\":{\"channel\":\"tickers\",\"instId\":\"A\"},\"data\":[{"
                        + "\"askPrice\":\"5\",\"last\":\"3\",\"n\":4,\"bidPrice\":\"2\"}]}");
    }

    @Test
    void partsOfDifferentSocketsAreNotMerged() {
        Backlog backlog = backlog(OverflowPolicy.CONFLATE, Conflation.FIELDS, 100, 1_000_000);
        Frame before = spotTicker("\"last\":\"1\"");
        Frame after = new Frame(spotTicker("\"bidPrice\":\"2\"").json, "A", 0, 0, before.epoch + 1);
        add(backlog, before, after);
        assertThat(backlog.size()).isEqualTo(2);
    }

    @Test
    void partsThatCannotBeMergedAreKept() {
        for (String odd : List.of("\"last\":null", "\"x\":{\"y\":1}", "\"l\\u0061st\":\"1\"", "\"last\":\"1\"},{")) {
            Backlog backlog = backlog(OverflowPolicy.CONFLATE, Conflation.FIELDS, 100, 1_000_000);
            add(backlog, spotTicker("\"last\":\"1\""), spotTicker(odd), spotTicker("\"bidPrice\":\"1\""));
            assertThat(backlog.size()).as(odd).isEqualTo(3);
        }
    }

    @Test
    void dropOldestKeepsTheNewestAndCounts() {
        Backlog backlog = backlog(OverflowPolicy.DROP_OLDEST, Conflation.NONE, 3, 1_000_000);
        add(backlog, new Letter.Confirmed("A"));
        for (int i = 0; i < 10; i++) {
            add(backlog, frame("A", "" + i));
            assertThat(backlog.full(0, 0)).isFalse();
        }
        assertThat(backlog.dropped()).isEqualTo(7);
        List<Letter> left = drain(backlog);
        assertThat(left.get(0)).isInstanceOf(Letter.Confirmed.class);
        assertThat(left.subList(1, 4))
                .extracting(letter -> new String(((Frame) letter).json, StandardCharsets.UTF_8))
                .containsExactly("7", "8", "9");
        assertThat(left.subList(1, 4))
                .extracting(letter -> ((Frame) letter).skipped)
                .containsExactly(7, 0, 0);
    }

    @Test
    void dropOldestObeysBytesAndCountsWhatIsBeingWorkedOn() {
        Backlog backlog = backlog(OverflowPolicy.DROP_OLDEST, Conflation.NONE, 100, 400);
        for (int i = 0; i < 10; i++) {
            backlog.add(frame("A", "x".repeat(36)), 1, 100);
        }
        assertThat(backlog.size()).isEqualTo(3);
        assertThat(backlog.dropped()).isEqualTo(7);
        backlog.add(frame("A", "y".repeat(10_000)), 1, 100);
        assertThat(backlog.size()).as("the newest always stays").isEqualTo(1);
    }

    private static Frame from(long socket, Frame frame) {
        return new Frame(frame.json, frame.instId, 0, 0, socket);
    }

    private static Frame ticker(long socket, long ts, String last) {
        return from(
                socket,
                frame(
                        "A",
                        "{\"arg\":{\"channel\":\"tickers\",\"instId\":\"A\"},\"data\":[{\"instId\":\"A\",\"last\":\""
                                + last + "\",\"ts\":\"" + ts + "\"}]}"));
    }

    private static List<String> prices(Backlog backlog) {
        return texts(backlog).stream()
                .map(text -> text.replaceAll(".*\"last\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    @Test
    void anOlderCopyOfAnotherSocketNeverReplacesANewer() {
        Backlog backlog = backlog(OverflowPolicy.CONFLATE, Conflation.LATEST, 100, 1_000_000);
        add(backlog, ticker(1, 1_000, "7"), ticker(1, 3_000, "9"), ticker(2, 2_000, "8"));
        assertThat(backlog.replaced()).isEqualTo(2);
        assertThat(prices(backlog)).containsExactly("9");

        add(backlog, ticker(1, 1_000, "7"), ticker(2, 3_000, "9"));
        assertThat(prices(backlog)).as("the newer does").containsExactly("9");

        add(backlog, ticker(1, 1_000, "7"), ticker(2, 1_000, "8"), ticker(2, 999, "6"));
        assertThat(prices(backlog))
                .as("nobody can tell; one socket keeps its order")
                .containsExactly("7", "6");
    }

    @Test
    void anOlderCopyOfABookNeverReplacesANewer() {
        Backlog backlog = backlog(OverflowPolicy.CONFLATE, Conflation.LATEST, 100, 1_000_000);
        String book = "{\"arg\":{\"channel\":\"books5\",\"instId\":\"A\"},\"data\":{\"asks\":[[7.5,1]],\"bids\":[],"
                + "\"ts\":\"%d\"}}";
        add(backlog, from(1, frame("A", book.formatted(20))), from(2, frame("A", book.formatted(10))));
        assertThat(texts(backlog)).containsExactly(book.formatted(20));
    }

    private static Frame candleOf(long socket, int traded, int confirm) {
        return from(
                socket,
                frame(
                        "A",
                        "{\"arg\":{\"channel\":\"candle1m\",\"instId\":\"A\"},\"data\":[[\"1000\",\"7\",\"9\",\"5\",\"8\",\""
                                + traded + "\",\"1\",\"1\",\"" + confirm + "\"]]}"));
    }

    private static List<String> traded(Backlog backlog) {
        return texts(backlog).stream()
                .map(text -> text.replaceAll(".*\"8\",\"(\\d+)\",\"1\",\"1\",\"(\\d)\".*", "$1/$2"))
                .toList();
    }

    @Test
    void anOlderStateOfACandleFromAnotherSocketNeverReplacesANewer() {
        Backlog backlog = backlog(OverflowPolicy.CONFLATE, Conflation.LATEST_OF_CANDLE, 100, 1_000_000);
        add(backlog, candleOf(1, 90, 0), candleOf(2, 100, 0), candleOf(1, 95, 0));
        assertThat(traded(backlog)).containsExactly("100/0");

        add(backlog, candleOf(1, 90, 0), candleOf(2, 90, 1), candleOf(1, 80, 0));
        assertThat(traded(backlog)).as("a finished one stays").startsWith("90/1");

        add(backlog, candleOf(1, 90, 0), candleOf(2, 90, 0));
        assertThat(traded(backlog)).as("nobody can tell").hasSize(2);
    }

    @Test
    void aConnectionThatComesAndGoesPilesUpNothing() {
        for (OverflowPolicy policy : OverflowPolicy.values()) {
            Backlog backlog = backlog(policy, Conflation.LATEST, 100, 1_000_000);
            add(backlog, frame("A", "a1"));
            for (int i = 0; i < 1_000; i++) {
                for (String instId : List.of("A", "B")) {
                    add(backlog, new Letter.Interrupted(instId, "loss " + i), new Letter.Confirmed(instId));
                }
                for (SubscriptionState state : List.of(SubscriptionState.INTERRUPTED, SubscriptionState.STREAMING)) {
                    add(backlog, new Letter.News(new StreamEvent(state, "", i)));
                }
            }
            List<Letter> left = drain(backlog);
            assertThat(left).as(policy.name()).hasSize(7);
            assertThat(left.subList(1, 5))
                    .as("the last loss before the last confirmation")
                    .containsExactly(
                            new Letter.Interrupted("A", "loss 999"),
                            new Letter.Confirmed("A"),
                            new Letter.Interrupted("B", "loss 999"),
                            new Letter.Confirmed("B"));
        }
    }

    @Test
    void nothingIsLeftOutOverAMessageOrATask() {
        Backlog backlog = backlog(OverflowPolicy.BLOCK, Conflation.NONE, 100, 1_000_000);
        add(backlog, new Letter.Confirmed("A"), frame("A", "a1"), new Letter.Confirmed("A"));
        add(backlog, new Letter.Task(0, () -> StreamListener.DONE), new Letter.Confirmed("A"));
        assertThat(texts(backlog)).containsExactly("Confirmed", "a1", "Confirmed", "Task", "Confirmed");
    }
}
