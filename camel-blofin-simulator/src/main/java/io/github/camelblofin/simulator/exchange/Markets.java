package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.simulator.exchange.account.Quotes;
import io.github.camelblofin.simulator.exchange.market.Market;
import io.github.camelblofin.simulator.exchange.matching.Scale;
import io.github.camelblofin.simulator.exchange.model.Listing;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** All instruments by id, in the order of the settings. */
final class Markets implements Quotes {

    private final Map<String, Market> byId = new LinkedHashMap<>();
    private final BigDecimal takerFee;

    Markets(ExchangeSettings settings, long now) {
        this.takerFee = settings.takerFee();
        for (Listing listing : settings.listings()) {
            String instId = listing.instrument().instId();
            byId.put(instId, new Market(listing, seedOf(settings.seed(), instId), now));
        }
    }

    /** Every instrument has its own chance, whatever others are listed. */
    static long seedOf(long seed, String instId) {
        return seed * 0x9E3779B97F4A7C15L ^ instId.hashCode() * 0xD1B54A32D192ED03L;
    }

    Collection<Market> all() {
        return byId.values();
    }

    /** The market, or null. */
    Market find(String instId) {
        return byId.get(instId);
    }

    /** The market; an unknown id is the caller's mistake. */
    Market get(String instId) {
        Market market = byId.get(instId);
        if (market == null) {
            throw new IllegalArgumentException("no instrument " + instId);
        }
        return market;
    }

    @Override
    public Scale scale(String instId) {
        return get(instId).scale();
    }

    @Override
    public long markTicks(String instId) {
        return get(instId).markTicks();
    }

    @Override
    public int maxLeverage(String instId) {
        return get(instId).instrument().maxLeverage();
    }

    @Override
    public BigDecimal takerFee() {
        return takerFee;
    }
}
