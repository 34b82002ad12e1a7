package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.api.Operation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollPositionTest {
    private static RowKey row(long cursor) {
        return row(cursor, Long.toString(cursor));
    }

    private static RowKey row(long cursor, String id) {
        return new RowKey(Long.toString(cursor), id, true);
    }

    private static PollPosition dealtWith(int keep, long... cursors) {
        PollPosition position = PollPosition.START;
        for (long cursor : cursors) {
            position = position.with(row(cursor), null, keep);
        }
        return position;
    }

    @Test
    void textIsOneLineAndReadBack() {
        PollPosition position = dealtWith(2, 11, 12, 13).with(row(14, "dep 7=x"), null, 3);

        assertThat(position.text()).isEqualTo("{\"v\":1,\"mark\":\"12\",\"seen\":[\"12\",\"13\",\"14 dep 7=x\"]}");
        assertThat(PollPosition.parse(position.text()).text()).isEqualTo(position.text());
        assertThat(PollPosition.parse(PollPosition.START.text()).mark()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4711",
                "[]",
                "{\"v\":2,\"mark\":\"1\",\"seen\":[]}",
                "{\"v\":1,\"mark\":\"x\",\"seen\":[]}",
                "{\"v\":1,\"mark\":\"1\",\"seen\":[\"ten\"]}",
                "{\"v\":1,\"mar"
            })
    void textThatIsNoPositionIsRefused(String text) {
        assertThatThrownBy(() -> PollPosition.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMarkFollowsAtADistance() {
        PollPosition position = dealtWith(3, 1, 2, 3, 4, 5);

        assertThat(position.mark()).isEqualTo("3");
        assertThat(position.covers(row(1))).isTrue();
        assertThat(position.covers(row(4))).isTrue();
        assertThat(position.covers(row(6))).isFalse();
    }

    @Test
    void aRowThatEntersBelowNewerOnesIsNew() {
        PollPosition position = dealtWith(3, 10, 20, 30);

        assertThat(position.covers(row(15))).isFalse();
    }

    @Test
    void theMarkNeverPassesWhatIsStillToBeDealtWith() {
        PollPosition position = dealtWith(2, 10, 20).with(row(5), row(7), 2).with(row(6), row(7), 2);

        assertThat(position.covers(row(5))).isTrue();
        assertThat(position.covers(row(6))).isTrue();
        assertThat(position.covers(row(7))).isFalse();
    }

    @Test
    void rowsOfOneTimeAreForgottenTogether() {
        PollPosition position = PollPosition.START
                .with(row(1, "a"), null, 2)
                .with(row(1, "b"), null, 2)
                .with(row(2, "c"), null, 2);
        assertThat(position.covers(row(1, "late"))).isFalse();

        position = position.with(row(2, "d"), null, 2);

        assertThat(position.mark()).isEqualTo("2");
        assertThat(position.covers(row(1, "a"))).isTrue();
        assertThat(position.covers(row(2, "e"))).isFalse();
    }

    @Test
    void whatLiesBeyondTheFirstPageIsKnownToo() {
        List<RowKey> page = List.of(row(9, "a"), row(8, "b"), row(7, "c"));

        PollPosition position = PollPosition.after(page, false, 10);

        assertThat(position.covers(row(7, "beyond"))).isTrue();
        assertThat(position.covers(row(8, "b"))).isTrue();
        assertThat(position.covers(row(10, "new"))).isFalse();
        assertThat(PollPosition.after(page, true, 10).covers(row(3, "late"))).isFalse();
        assertThat(PollPosition.after(List.of(), true, 10).mark()).isNull();
    }

    @Test
    void aCandleThatGrowsAtTheStartIsNewOnceItIsFinished() {
        String growing = "[\"180000\",\"1\",\"1\",\"1\",\"1\",\"1\",\"1\",\"1\",\"0\"]";
        String done = "[\"120000\",\"1\",\"1\",\"1\",\"1\",\"1\",\"1\",\"1\",\"1\"]";
        AtomicReference<String> rows = new AtomicReference<>(growing + "," + done);
        Target candles = Target.of(Operation.MARKET_CANDLES);
        FreshRows fresh = new FreshRows(
                new PagedList(
                        Call.withQuery(candles, "").asking(Map.of("instId", "A-USDT")),
                        call -> CompletableFuture.completedFuture(Answers.fresh(
                                candles,
                                "{\"code\":\"0\",\"data\":["
                                        + (call.parameters().containsKey("after") ? "" : rows.get()) + "]}")),
                        false),
                null,
                new FreshRows.Sizes(75, 1_000));

        PollPosition position = fresh.now();
        assertThat(fresh.since(position).next(position)).isEmpty();

        rows.set(growing.replace("\"0\"]", "\"1\"]") + "," + done);
        assertThat(fresh.since(position).next(position))
                .singleElement()
                .satisfies(row -> assertThat(row.key().cursor()).isEqualTo("180000"));
    }

    @Test
    void anIdlePollIsOneCall() {
        PretendList list = new PretendList(Operation.TRADE_FILLS_HISTORY);
        LongStream.rangeClosed(1, 500).forEach(list::add);
        FreshRows rows = new FreshRows(list.list(), null, new FreshRows.Sizes(75, 1_000));
        PollPosition position = rows.now();
        list.asked.clear();

        assertThat(rows.since(position).next(position)).isEmpty();
        assertThat(list.asked).hasSize(1);

        LongStream.rangeClosed(501, 520).forEach(list::add);
        list.asked.clear();
        assertThat(rows.since(position).next(position)).hasSize(20);
        assertThat(list.asked).hasSize(1);
    }
}
