package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.model.Ticker;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Spot tickers come in parts; routes get whole ones. */
class TickerMergeTest {
    private static final StreamChannel SPOT_TICKERS =
            StreamChannel.of(ChannelName.find("spot/tickers").orElseThrow());

    private final RecordingListener route = new RecordingListener();
    private final TickerMerge merge = new TickerMerge(route);

    private void push(RowForm form, long epoch, String instId, String fields) throws Exception {
        String json = "{\"arg\":{\"channel\":\"tickers\",\"instId\":\"" + instId + "\"},\"data\":[{" + fields + "}]}";
        Frame frame = new Frame(json.getBytes(StandardCharsets.UTF_8), instId, 0, 0, epoch);
        merge.onPush(new PushDecoder(SPOT_TICKERS, form).decode(frame));
    }

    private Ticker last() {
        return (Ticker) route.pushes.get(route.pushes.size() - 1).rows().get(0);
    }

    @Test
    void whatAPushDoesNotSayIsAsBefore() throws Exception {
        push(RowForm.TYPED, 1, "A", "\"instId\":\"A\",\"last\":\"7\",\"bidPrice\":\"6\",\"odd\":\"x\"");
        push(RowForm.TYPED, 1, "A", "\"last\":\"8\",\"askPrice\":\"9\"");
        assertThat(last().instId()).isEqualTo("A");
        assertThat(last().last()).isEqualByComparingTo("8");
        assertThat(last().bidPrice()).isEqualByComparingTo("6");
        assertThat(last().askPrice()).isEqualByComparingTo("9");
        assertThat(last().extra()).containsEntry("odd", "x");
        assertThat(last().high24h()).isNull();
    }

    @Test
    void instrumentsDoNotMix() throws Exception {
        push(RowForm.TYPED, 1, "A", "\"last\":\"7\"");
        push(RowForm.TYPED, 1, "B", "\"bidPrice\":\"6\"");
        assertThat(last().last()).isNull();
    }

    @Test
    void mapsAreMergedAndMayBeChangedByTheRoute() throws Exception {
        push(RowForm.MAP, 1, "A", "\"last\":\"7\",\"bidPrice\":null");
        @SuppressWarnings("unchecked")
        Map<String, Object> given =
                (Map<String, Object>) route.pushes.get(0).rows().get(0);
        given.put("last", "changed by the route");
        push(RowForm.MAP, 1, "A", "\"askPrice\":\"9\"");
        assertThat(route.pushes.get(1).rows().get(0)).isEqualTo(Map.of("last", "7", "askPrice", "9"));
    }

    @Test
    void anotherSocketBeginsAnew() throws Exception {
        push(RowForm.TYPED, 1, "A", "\"last\":\"7\",\"bidPrice\":\"6\"");
        push(RowForm.TYPED, 2, "A", "\"last\":\"8\"");
        assertThat(last().bidPrice()).isNull();
    }

    @Test
    void aNewConfirmationBeginsAnewForItsInstrument() throws Exception {
        push(RowForm.TYPED, 1, "A", "\"last\":\"7\",\"bidPrice\":\"6\"");
        push(RowForm.TYPED, 1, "B", "\"last\":\"7\",\"bidPrice\":\"5\"");
        merge.onConfirmed("A");
        push(RowForm.TYPED, 1, "A", "\"last\":\"8\"");
        assertThat(last().bidPrice()).isNull();
        push(RowForm.TYPED, 1, "B", "\"last\":\"8\"");
        assertThat(last().bidPrice()).isEqualTo(new BigDecimal("5"));
        assertThat(route.confirmed).containsExactly("A");
    }

    @Test
    void conflatedAndMergedItTellsWhatAllPartsTold() throws Exception {
        Backlog backlog = new ConflatingBacklog(new Fill(10, 10_000), Replacement.of(SPOT_TICKERS.conflation()));
        for (String fields :
                new String[] {"\"last\":\"7\"", "\"bidPrice\":\"6\",\"last\":\"8\"", "\"askPrice\":\"9\""}) {
            String json = "{\"arg\":{\"channel\":\"tickers\",\"instId\":\"A\"},\"data\":[{" + fields + "}]}";
            backlog.add(new Frame(json.getBytes(StandardCharsets.UTF_8), "A", 0, 0, 1), 0, 0);
        }
        assertThat(backlog.size()).isEqualTo(1);
        merge.onPush(new PushDecoder(SPOT_TICKERS, RowForm.TYPED).decode((Frame) backlog.poll()));
        assertThat(last().last()).isEqualByComparingTo("8");
        assertThat(last().bidPrice()).isEqualByComparingTo("6");
        assertThat(last().askPrice()).isEqualByComparingTo("9");
        assertThat(route.pushes.get(0).skipped()).isEqualTo(2);
    }
}
