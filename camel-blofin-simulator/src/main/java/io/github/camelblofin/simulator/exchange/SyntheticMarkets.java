package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.simulator.exchange.market.Market;
import io.github.camelblofin.simulator.exchange.synthetic.SyntheticMarket;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** The synthetic markets of all instruments and the time they have come to. */
final class SyntheticMarkets {

    private final Map<String, SyntheticMarket> byId = new LinkedHashMap<>();
    private final Markets markets;
    private long lastStep;

    SyntheticMarkets(
            ExchangeSettings settings, Markets markets, Accounts accounts, OrderDesk desk, ExchangeClock clock) {
        this.markets = markets;
        this.lastStep = clock.now();
        for (Market market : markets.all()) {
            SyntheticFloor floor = new SyntheticFloor(market, desk, accounts, clock::latest);
            var random = new SplittableRandom(Markets.seedOf(settings.seed(), market.instId()));
            byId.put(market.instId(), new SyntheticMarket(market, floor, settings.activity(), random));
        }
    }

    void step(long now) {
        double seconds = (now - lastStep) / 1000.0;
        lastStep = now;
        byId.values().forEach(one -> one.step(seconds));
    }

    void move(String instId, BigDecimal price) {
        byId.get(instId).move(Math.max(1, markets.scale(instId).ticks(price)));
    }
}
