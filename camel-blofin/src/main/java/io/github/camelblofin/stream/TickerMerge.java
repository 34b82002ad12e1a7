package io.github.camelblofin.stream;

import io.github.camelblofin.model.Ticker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Makes whole tickers of those that hold only what has changed: what a push does not say is as in the one before. Begins
 * anew for an instrument whenever BloFin has confirmed its subscription, or the socket is another one, since then something
 * may have been missed. Rows may be {@link Ticker}s or Maps; others pass as they are. Called as every listener, one call at a
 * time.
 */
public final class TickerMerge extends ForwardingListener {
    /** By instrument. Owner: the worker. */
    private final Map<String, Known> known = new HashMap<>();

    /**
     * The last ticker.
     *
     * @param row never given away, unless nobody can change it
     */
    private record Known(long epoch, Object row) {}

    public TickerMerge(StreamListener next) {
        super(next);
    }

    @Override
    public CompletionStage<Void> onPush(Push push) {
        List<Object> whole = new ArrayList<>(push.rows().size());
        for (Object row : push.rows()) {
            whole.add(merge(push, row));
        }
        return next.onPush(push.withRows(whole));
    }

    private Object merge(Push push, Object row) {
        Known last = known.get(push.instId());
        Object before = last == null || last.epoch() != push.epoch() ? null : last.row();
        if (row instanceof Ticker ticker) {
            Ticker whole = before instanceof Ticker old ? merge(old, ticker) : ticker;
            known.put(push.instId(), new Known(push.epoch(), whole));
            return whole;
        }
        if (row instanceof Map<?, ?> fields) {
            Map<Object, Object> whole = new LinkedHashMap<>(before instanceof Map<?, ?> old ? old : Map.of());
            fields.forEach((name, value) -> {
                if (value != null) {
                    whole.put(name, value);
                }
            });
            known.put(push.instId(), new Known(push.epoch(), whole));
            return new LinkedHashMap<>(whole);
        }
        return row;
    }

    private static Ticker merge(Ticker old, Ticker now) {
        Map<String, Object> extra = new LinkedHashMap<>(old.extra());
        extra.putAll(now.extra());
        return new Ticker(
                or(now.instId(), old.instId()),
                or(now.last(), old.last()),
                or(now.lastSize(), old.lastSize()),
                or(now.askPrice(), old.askPrice()),
                or(now.askSize(), old.askSize()),
                or(now.bidPrice(), old.bidPrice()),
                or(now.bidSize(), old.bidSize()),
                or(now.open24h(), old.open24h()),
                or(now.high24h(), old.high24h()),
                or(now.low24h(), old.low24h()),
                or(now.volCurrency24h(), old.volCurrency24h()),
                or(now.volCurrencyQuote24h(), old.volCurrencyQuote24h()),
                or(now.vol24h(), old.vol24h()),
                or(now.ts(), old.ts()),
                extra);
    }

    private static <T> T or(T now, T old) {
        return now == null ? old : now;
    }

    @Override
    public CompletionStage<Void> onConfirmed(String instId) {
        if (instId == null) {
            known.clear();
        } else {
            known.remove(instId);
        }
        return next.onConfirmed(instId);
    }
}
