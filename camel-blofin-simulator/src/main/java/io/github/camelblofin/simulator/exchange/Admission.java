package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.simulator.exchange.account.Account;
import io.github.camelblofin.simulator.exchange.account.OrderMargin;
import io.github.camelblofin.simulator.exchange.account.Valuation;
import io.github.camelblofin.simulator.exchange.market.Market;
import io.github.camelblofin.simulator.exchange.matching.Matcher;
import io.github.camelblofin.simulator.exchange.matching.Order;
import io.github.camelblofin.simulator.exchange.matching.OrderTerms;
import io.github.camelblofin.simulator.exchange.matching.Scale;
import io.github.camelblofin.simulator.exchange.model.Answer;
import io.github.camelblofin.simulator.exchange.model.Instrument;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.OrderType;
import io.github.camelblofin.simulator.exchange.model.PositionMode;
import io.github.camelblofin.simulator.exchange.model.PositionSide;
import io.github.camelblofin.simulator.exchange.model.PriceRange;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.math.BigDecimal;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/** Decides whether an order may enter. Changes nothing; the answer is {@link Answer#OK} or the first refusal. */
final class Admission {

    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_]{1,32}");

    private final ExchangeSettings settings;
    private final Markets markets;
    private final Valuation valuation;

    Admission(ExchangeSettings settings, Markets markets, Valuation valuation) {
        this.settings = settings;
        this.markets = markets;
        this.valuation = valuation;
    }

    /** Everything that can be said before the order has terms: parameters, instrument rules, ids and modes. */
    Answer request(Account account, NewOrder order, long now) {
        Answer answer = present(order);
        if (answer.ok() && markets.find(order.instId()) == null) {
            answer = Refusals.NO_INSTRUMENT;
        }
        if (answer.ok()) {
            answer = size(order, markets.get(order.instId()).instrument());
        }
        if (answer.ok() && order.orderType() != OrderType.MARKET) {
            answer = price(order, markets.get(order.instId()));
        }
        if (answer.ok()) {
            answer = clientOrderId(account, order.clientOrderId(), now);
        }
        if (answer.ok() && (account.positionMode() == PositionMode.NET) != (order.positionSide() == PositionSide.NET)) {
            answer = Refusals.POSITION_MODE;
        }
        return answer;
    }

    private static Answer present(NewOrder order) {
        if (order.instId() == null) {
            return Refusals.missing("instId");
        }
        if (order.marginMode() == null) {
            return Refusals.missing("marginMode");
        }
        if (order.positionSide() == null) {
            return Refusals.missing("positionSide");
        }
        if (order.side() == null) {
            return Refusals.missing("side");
        }
        if (order.orderType() == null) {
            return Refusals.missing("orderType");
        }
        if (order.size() == null) {
            return Refusals.missing("size");
        }
        return order.price() == null && order.orderType() != OrderType.MARKET ? Refusals.missing("price") : Answer.OK;
    }

    /** Bounds come before steps: dividing is for numbers of sane magnitude only. */
    private static Answer size(NewOrder order, Instrument instrument) {
        BigDecimal size = order.size();
        if (size.signum() <= 0 || size.compareTo(instrument.minSize()) < 0) {
            return Refusals.wrong("size");
        }
        boolean market = order.orderType() == OrderType.MARKET;
        if (size.compareTo(market ? instrument.maxMarketSize() : instrument.maxLimitSize()) > 0) {
            return market ? Refusals.MARKET_TOO_LARGE : Refusals.LIMIT_TOO_LARGE;
        }
        return Scale.isMultiple(size, instrument.lotSize()) ? Answer.OK : Refusals.wrong("size");
    }

    private Answer price(NewOrder order, Market market) {
        BigDecimal price = order.price();
        if (price.signum() <= 0) {
            return Refusals.wrong("price");
        }
        PriceRange range = market.range(settings.priceBand());
        if (price.compareTo(range.minPrice()) < 0 || price.compareTo(range.maxPrice()) > 0) {
            return Refusals.outOfBand(order.side(), range);
        }
        return Scale.isMultiple(price, market.instrument().tickSize()) ? Answer.OK : Refusals.wrong("price");
    }

    private Answer clientOrderId(Account account, String clientOrderId, long now) {
        if (clientOrderId == null) {
            return Answer.OK;
        }
        if (!CLIENT_ID.matcher(clientOrderId).matches()) {
            return Refusals.CLIENT_ID_FORM;
        }
        Order before = account.orders().findByClientId(clientOrderId);
        boolean free = before == null || settings.clientIds().free(!before.finished(), before.createTime(), now);
        return free ? Answer.OK : Refusals.DUPLICATE_CLIENT_ID;
    }

    /**
     * Whether the wallet can carry the order: margin for what it opens and the taker fee for all of it. An order that
     * opens nothing is always carried.
     *
     * @param limit worst price in ticks the order accepts
     */
    Answer margin(Account account, Order order, Market market, long limit, ToLongFunction<Order> closable) {
        OrderTerms terms = order.terms();
        long opening = OrderMargin.openingLots(account, terms, order.remaining());
        if (opening == 0) {
            return Answer.OK;
        }
        BigDecimal ticks = BigDecimal.valueOf(limit);
        if (terms.type() == OrderType.MARKET) {
            Matcher.Preview preview = Matcher.preview(market.book(), order, limit, closable);
            long average = preview.lots() == 0 ? 0 : -Math.floorDiv(-preview.tickLots(), preview.lots());
            ticks = BigDecimal.valueOf(average);
        } else if (terms.side() == Side.SELL) {
            ticks = ticks.max(BigDecimal.valueOf(market.markTicks()));
        }
        long price = ticks.longValueExact();
        BigDecimal needed = OrderMargin.margin(price, opening, terms.leverage(), markets, terms.instId())
                .add(market.scale().value(price * order.remaining()).multiply(settings.takerFee()));
        return needed.compareTo(valuation.free(account)) <= 0 ? Answer.OK : Refusals.NO_MARGIN;
    }
}
