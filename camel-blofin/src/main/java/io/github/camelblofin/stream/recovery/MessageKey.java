package io.github.camelblofin.stream.recovery;

import io.github.camelblofin.model.AccountBalance;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.BookView;
import io.github.camelblofin.model.Candle;
import io.github.camelblofin.model.FundingRate;
import io.github.camelblofin.model.Gap;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.OrderBook;
import io.github.camelblofin.model.Position;
import io.github.camelblofin.model.Ticker;
import io.github.camelblofin.model.Trade;
import io.github.camelblofin.model.copytrading.CopyOrder;
import io.github.camelblofin.model.copytrading.CopyPosition;
import io.github.camelblofin.model.trade.AlgoOrder;
import io.github.camelblofin.stream.Push;
import io.github.camelblofin.stream.PushText;
import io.github.camelblofin.stream.StreamChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What tells a message from all others: made of BloFin's ids and of what changes, so that a row has the same key whether it
 * was pushed or read, in this process or the next. Costs next to nothing until its text is asked for.
 */
public final class MessageKey {
    private static final int DIGEST_BYTES = 12;

    private final StreamChannel channel;
    private final String instId;
    private final long receivedMillis;
    private final List<Object> rows;
    /** {@code null} where there are rows. */
    private final PushText message;

    private MessageKey(Push push, List<Object> rows, PushText message) {
        this.channel = push.channel();
        this.instId = push.instId();
        this.receivedMillis = push.receivedMillis();
        this.rows = rows;
        this.message = message;
    }

    /** The key of one row of a push: a record, or a Map or list of BloFin's fields. */
    public static MessageKey ofRow(Push push, Object row) {
        return new MessageKey(push, List.of(row), null);
    }

    /** The key of a whole push: that of its row, or one made of all its rows. */
    public static MessageKey ofAll(Push push) {
        return new MessageKey(push, push.rows(), push.rows().isEmpty() ? push.text() : null);
    }

    /** The text of the key. */
    public String text() {
        if (rows.size() == 1) {
            return of(rows.get(0));
        }
        StringJoiner all = new StringJoiner(" ");
        rows.forEach(row -> all.add(of(row)));
        return channel.routeName() + ":" + within(instId) + digest(message == null ? all.toString() : message.data());
    }

    private String of(Object row) {
        if (row instanceof BookView view) {
            String version = view.synced() ? "book:" + view.seqId() : "unsynced:" + receivedMillis;
            return channel.routeName() + ":" + within(instId) + version;
        }
        boolean plain = row instanceof Map || row instanceof List;
        Object record = plain && channel.rowType().isRecord() ? OrderFacts.typed(channel.rowType(), row) : row;
        return channel.routeName() + ":" + version(instId, record);
    }

    /** The key of a gap. */
    public static String of(Gap gap) {
        Object from = gap.lastId() == null ? millis(gap.from()) : gap.lastId();
        Object to = gap.firstId() == null ? millis(gap.to()) : gap.firstId();
        return gap.channel() + ":" + within(gap.instId()) + "gap:" + from + "-" + to;
    }

    private static String within(String instId) {
        return instId == null ? "" : instId + ":";
    }

    private static String version(String instId, Object row) {
        if (row instanceof Trade trade) {
            // Trades of one id differ in price or size.
            return within(trade.instId()) + trade.tradeId() + ":" + OrderFacts.plain(trade.price()) + "x"
                    + OrderFacts.plain(trade.size());
        }
        if (row instanceof Candle candle) {
            return within(instId) + millis(candle.ts()) + ":" + (candle.confirmed() ? "confirmed" : hash(candle));
        }
        if (row instanceof Order || row instanceof CopyOrder) {
            OrderFacts facts = OrderFacts.of(row);
            return facts.id() + ":" + facts.state() + ":" + number(facts) + ":" + facts.updated();
        }
        if (row instanceof AlgoOrder) {
            OrderFacts facts = OrderFacts.of(row);
            return facts.id() + ":" + facts.state() + (facts.ended() ? "" : ":" + facts.terms());
        }
        if (row instanceof Position || row instanceof CopyPosition) {
            PositionFacts facts = PositionFacts.of(row);
            return facts.id() + ":"
                    + (facts.closed() ? facts.created() + ":closed" : facts.updated() + ":" + hash(row));
        }
        return other(instId, row);
    }

    private static String other(String instId, Object row) {
        if (row instanceof OrderBook book && book.seqId() != null) {
            return within(instId) + book.prevSeqId() + "-" + book.seqId();
        }
        if (row instanceof OrderBook book) {
            return within(instId) + millis(book.ts()) + ":" + hash(book);
        }
        if (row instanceof Ticker ticker) {
            return within(ticker.instId()) + millis(ticker.ts()) + ":" + hash(ticker);
        }
        if (row instanceof FundingRate rate) {
            return within(rate.instId()) + millis(rate.fundingTime()) + ":" + OrderFacts.plain(rate.fundingRate());
        }
        if (row instanceof AccountBalance wallet) {
            return millis(wallet.ts()) + ":" + hash(wallet);
        }
        return within(instId) + digest(BlofinJson.toText(row));
    }

    private static String number(OrderFacts facts) {
        String filled = OrderFacts.plain(facts.filled());
        return filled.isEmpty() ? "0" : filled;
    }

    private static long millis(Instant time) {
        return time == null ? 0 : time.toEpochMilli();
    }

    /** Of what BloFin said, so it is the same in every process. */
    private static String hash(Object row) {
        return HexFormat.of().toHexDigits(ValueHash.of(row));
    }

    private static String digest(String text) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
