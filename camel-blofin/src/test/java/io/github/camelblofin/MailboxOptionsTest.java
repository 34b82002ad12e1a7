package io.github.camelblofin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.api.Channel;
import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.Socket;
import io.github.camelblofin.stream.OverflowPolicy;
import io.github.camelblofin.stream.RowForm;
import io.github.camelblofin.stream.StreamChannel;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxOptionsTest {
    private final BlofinConfiguration options = new BlofinConfiguration();

    private static StreamChannel channel(String name) {
        return StreamChannel.of(ChannelName.find(name).orElseThrow());
    }

    private MailboxOptions of(String channel) {
        return MailboxOptions.of(options, channel(channel), true);
    }

    @ParameterizedTest
    @CsvSource({
        "trades, BLOCK",
        "books, BLOCK",
        "orders, BLOCK",
        "positions, BLOCK",
        "account, BLOCK",
        "copytrading-orders, BLOCK",
        "spot/trades, BLOCK",
        "spot/books, BLOCK",
        "tickers, CONFLATE",
        "books5, CONFLATE",
        "candle1m, CONFLATE",
        "index-candle1H, CONFLATE",
        "mark-price-candle1D, CONFLATE",
        "funding-rate, CONFLATE",
        "spot/tickers, CONFLATE",
        "spot/books5, CONFLATE",
        "spot/candle1m, CONFLATE"
    })
    void whatIsLostByLeavingOutBlocksByDefault(String channel, OverflowPolicy expected) {
        assertThat(of(channel).policy()).isEqualTo(expected);
    }

    @Test
    void noPrivateChannelAndNoDeltaCanBeConflated() {
        assertThat(Stream.of(Channel.values())
                        .filter(channel -> MailboxOptions.of(
                                                options,
                                                channel.family()
                                                        ? channel((channel.spot() ? "spot/" : "") + channel.wireName()
                                                                + "1m")
                                                        : channel((channel.spot() ? "spot/" : "") + channel.wireName()),
                                                true)
                                        .policy()
                                == OverflowPolicy.CONFLATE))
                .noneMatch(channel -> channel.socket().login())
                .doesNotContain(Channel.BOOKS, Channel.SPOT_BOOKS, Channel.TRADES, Channel.SPOT_TRADES);
    }

    @Test
    void channelsNewerThanTheReleaseBlock() {
        assertThat(MailboxOptions.of(options, StreamChannel.custom("liquidations", Socket.PUBLIC), false)
                        .policy())
                .isEqualTo(OverflowPolicy.BLOCK);
    }

    @Test
    void conflateForAllEndpointsIsForThoseThatCan() {
        options.setOverflow(Overflow.conflate);
        assertThat(MailboxOptions.of(options, channel("trades"), false).policy())
                .isEqualTo(OverflowPolicy.BLOCK);
        assertThat(MailboxOptions.of(options, channel("trades"), true).policy())
                .as("the subscription refuses it")
                .isEqualTo(OverflowPolicy.CONFLATE);
    }

    @Test
    void droppingFromASequenceIsRefused() {
        options.setOverflow(Overflow.dropOldest);
        options.setBook(BookMode.full);
        assertThatThrownBy(() -> of("books")).hasMessageContaining("overflow=dropOldest with book=full");
        assertThat(MailboxOptions.of(options, channel("books"), false).policy()).isEqualTo(OverflowPolicy.BLOCK);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "500000, 500000",
        "512KB, 524288",
        "512kb, 524288",
        "16MB, 16777216",
        "2 M, 2097152",
        "1GB, 1073741824",
        "9B, 9"
    })
    void sizesHaveUnits(String text, long bytes) {
        assertThat(MailboxOptions.bytes(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MB", "-1", "0", "0KB", "1.5MB", "16TB", "16 MB please"})
    void wrongSizesSayWhatToWrite(String text) {
        assertThatThrownBy(() -> MailboxOptions.bytes(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mailboxBytes=" + text);
    }

    @Test
    void mailboxAndWorkersTogetherStayWithinTheLimits() {
        options.setConcurrentConsumers(8);
        options.setMailboxSize(100);
        options.setMailboxBytes("100KB");
        options.setMaxPause(300);
        for (String channel : new String[] {"trades", "tickers"}) {
            MailboxOptions mailbox = of(channel);
            var delivery = mailbox.delivery(RowForm.TYPED);
            assertThat(delivery.maxMessages() + mailbox.laneSize()).isEqualTo(100);
            assertThat(delivery.maxBytes() + mailbox.laneBytes()).isEqualTo(102_400);
            assertThat(delivery.maxPause()).isEqualTo(Duration.ofMillis(300));
        }
        assertThat(of("tickers").laneSize())
                .as("what lies there cannot be replaced")
                .isEqualTo(8);
    }

    @Test
    void impossibleNumbersAreRefused() {
        options.setMailboxSize(0);
        assertThatThrownBy(() -> of("trades")).hasMessageContaining("mailboxSize=0");
        options.setMailboxSize(7);
        options.setConcurrentConsumers(4);
        assertThatThrownBy(() -> of("trades")).hasMessageContaining("use 8 or more");
        options.setConcurrentConsumers(0);
        assertThatThrownBy(() -> of("trades")).hasMessageContaining("concurrentConsumers=0");
        options.setConcurrentConsumers(1);
        options.setMaxPause(-1);
        assertThatThrownBy(() -> of("trades")).hasMessageContaining("maxPause=-1");
    }
}
