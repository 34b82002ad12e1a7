package io.github.camelblofin.examples.quickstart;

import io.github.camelblofin.model.Instrument;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.model.Trade;
import java.math.BigDecimal;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Header;

/**
 * Follow the side that took more: a toy, to show where a strategy goes.
 *
 * @param instId the instrument
 * @param side the side to take
 */
public record Signal(String instId, Side side) {
    private static final BigDecimal LOTS = BigDecimal.valueOf(100);

    /** The signal of some trades of one instrument; {@code null} when neither side took more. */
    public static Signal of(@Body List<Trade> trades) {
        BigDecimal net = BigDecimal.ZERO;
        for (Trade trade : trades) {
            net = trade.side().equals(Side.BUY) ? net.add(trade.size()) : net.subtract(trade.size());
        }
        return net.signum() == 0 ? null : new Signal(trades.get(0).instId(), net.signum() > 0 ? Side.BUY : Side.SELL);
    }

    /** The market order for a signal: a hundred times the smallest size. */
    public static PlaceOrder toOrder(@Body List<Instrument> instruments, @Header("signal") Signal signal) {
        Instrument instrument = instruments.get(0);
        return PlaceOrder.market(
                signal.instId(), signal.side(), instrument.minSize().multiply(LOTS));
    }
}
