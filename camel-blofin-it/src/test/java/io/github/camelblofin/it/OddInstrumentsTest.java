package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.simulator.BlofinSimulator;
import io.github.camelblofin.simulator.SimulatorBuilder;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Orders at 22 instruments with odd steps. The exchange has rules of its own making, so what our check lets through must be
 * taken there, and what it refuses must be refused there.
 */
class OddInstrumentsTest extends SimulatorTestSupport {
    private static final int CASES = 5;
    private static final int MANY_CASES = 60;

    private final Random random = new Random(SEED);

    @Override
    SimulatorBuilder simulator() {
        return BlofinSimulator.builder()
                .seed(SEED)
                .listings(OddInstrument.listings())
                .quiet()
                .account("rich", new BigDecimal("1000000000000"));
    }

    private ProducerTemplate started() {
        BlofinComponent component = context.getComponent("blofin", BlofinComponent.class);
        component.setRateLimitProfile("off");
        component.getConfiguration().setKeyCheck(false);
        context.start();
        return context.createProducerTemplate();
    }

    private static Exchange send(ProducerTemplate template, String options, Map<String, Object> order) {
        return template.request("blofin:trade/order?" + options, exchange -> exchange.getMessage()
                .setBody(new LinkedHashMap<>(order)));
    }

    /** A size that fits, mostly, or nearly. */
    private BigDecimal size(OddInstrument odd, boolean market) {
        BigDecimal lots = BigDecimal.valueOf(1 + random.nextInt(12));
        BigDecimal size = odd.lot().multiply(lots);
        return switch (random.nextInt(8)) {
            case 0 -> size.add(odd.lot().divide(BigDecimal.valueOf(2)));
            case 1 -> size.add(odd.lot().divide(BigDecimal.TEN));
            case 2 -> odd.least();
            case 3 -> odd.most(market);
            case 4 -> odd.most(market).add(odd.lot());
            case 5 -> odd.least().add(odd.lot().multiply(new BigDecimal("0.3")));
            default ->
                size.max(odd.least()
                        .divideToIntegralValue(odd.lot())
                        .add(BigDecimal.ONE)
                        .multiply(odd.lot()));
        };
    }

    private BigDecimal price(OddInstrument odd) {
        BigDecimal steps = odd.tick().multiply(BigDecimal.valueOf(random.nextInt(200) - 100L));
        BigDecimal price = odd.price().add(steps);
        return switch (random.nextInt(6)) {
            case 0 -> price.add(odd.tick().divide(BigDecimal.valueOf(2)));
            case 1 -> price.add(odd.tick().divide(BigDecimal.TEN));
            case 2 -> odd.price().multiply(new BigDecimal("3"));
            default -> price;
        };
    }

    private Map<String, Object> order(OddInstrument odd) {
        boolean market = random.nextInt(3) == 0;
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("instId", odd.instId());
        order.put("marginMode", "cross");
        order.put("side", random.nextBoolean() ? "buy" : "sell");
        order.put("orderType", market ? "market" : "limit");
        order.put("size", size(odd, market));
        if (!market) {
            order.put("price", price(odd));
        }
        return order;
    }

    @Test
    void weRefuseExactlyWhatTheExchangeRefuses() {
        compareRefusals(CASES);
    }

    @Tag("full")
    @Test
    void weRefuseExactlyWhatTheExchangeRefusesOfManyOrders() {
        compareRefusals(MANY_CASES);
    }

    private void compareRefusals(int cases) {
        ProducerTemplate template = started();
        int refused = 0;
        for (OddInstrument odd : OddInstrument.ALL) {
            for (int i = 0; i < cases; i++) {
                Map<String, Object> order = order(odd);
                Exception theirs = send(template, "validate=false", order).getException();
                Exception ours = send(template, "priceBand=true", order).getException();

                assertThat(ours == null)
                        .as("seed %d: %s; they say %s, we say %s", SEED, order, theirs, ours)
                        .isEqualTo(theirs == null);
                if (ours != null) {
                    refused++;
                    assertThat(ours).as("before a call is spent").isInstanceOf(BlofinInvalidRequestException.class);
                    assertThat(((BlofinException) ours).code()).isEmpty();
                }
            }
        }
        assertThat(refused).isBetween(10, OddInstrument.ALL.size() * cases - 10);
    }

    @Test
    void roundedOrdersAreTakenAndAreTheNearest() {
        roundAndSend(CASES);
    }

    @Tag("full")
    @Test
    void manyRoundedOrdersAreTakenAndAreTheNearest() {
        roundAndSend(MANY_CASES);
    }

    private void roundAndSend(int cases) {
        ProducerTemplate template = started();
        for (OddInstrument odd : OddInstrument.ALL) {
            for (int i = 0; i < cases; i++) {
                for (String rounding : new String[] {"nearest", "down"}) {
                    Map<String, Object> order = order(odd);
                    Exchange done = send(template, "priceBand=true&rounding=" + rounding, order);
                    check(odd, rounding, order, done);
                }
            }
        }
    }

    private static void check(OddInstrument odd, String rounding, Map<String, Object> order, Exchange done) {
        String told = "seed " + SEED + ": " + rounding + " " + order;
        Map<?, ?> rounded = done.getMessage().getHeader(BlofinHeaders.ROUNDED, Map.of(), Map.class);
        BigDecimal asked = (BigDecimal) order.get("size");
        boolean market = order.get("orderType").equals("market");
        boolean within = asked.compareTo(odd.least()) >= 0 && asked.compareTo(odd.most(market)) <= 0;
        if (done.getException() != null) {
            assertThat(done.getException()).as(told).isInstanceOf(BlofinInvalidRequestException.class);
            boolean sizeWrong = !within
                    || odd.neighbours(asked).stream()
                            .limit(rounding.equals("down") ? 1 : 2)
                            .noneMatch(near -> odd.fits(near, market));
            boolean outOfBand = !market
                    && ((BigDecimal) order.get("price"))
                                    .subtract(odd.price())
                                    .abs()
                                    .compareTo(odd.price().multiply(new BigDecimal("0.19")))
                            > 0;
            assertThat(sizeWrong || outOfBand)
                    .as("%s could be rounded, but: %s", told, done.getException())
                    .isTrue();
            return;
        }
        BigDecimal sent =
                rounded.containsKey("size") ? new BigDecimal(rounded.get("size").toString()) : asked;
        assertThat(odd.fits(sent, market)).as("%s: size %s fits", told, sent).isTrue();
        assertThat(odd.neighbours(asked).stream()
                        .filter(near -> odd.fits(near, market))
                        .filter(near -> !rounding.equals("down") || near.compareTo(asked) <= 0)
                        .map(near -> near.subtract(asked).abs())
                        .min(BigDecimal::compareTo))
                .as("%s: size %s is nearest", told, sent)
                .hasValueSatisfying(
                        away -> assertThat(sent.subtract(asked).abs()).isEqualByComparingTo(away));
        if (!market) {
            checkPrice(odd, rounding, order, rounded, told);
        }
    }

    private static void checkPrice(
            OddInstrument odd, String rounding, Map<String, Object> order, Map<?, ?> rounded, String told) {
        BigDecimal asked = (BigDecimal) order.get("price");
        BigDecimal sent = rounded.containsKey("price")
                ? new BigDecimal(rounded.get("price").toString())
                : asked;
        BigDecimal moved = sent.subtract(asked);
        assertThat(OddInstrument.whole(sent, odd.tick())).as(told).isTrue();
        BigDecimal most = rounding.equals("nearest") ? odd.tick().divide(BigDecimal.valueOf(2)) : odd.tick();
        assertThat(moved.abs()).as("%s: price %s", told, sent).isLessThanOrEqualTo(most);
        if (rounding.equals("down") && moved.signum() != 0) {
            assertThat(moved.signum())
                    .as("%s: price %s is never worse", told, sent)
                    .isEqualTo(order.get("side").equals("buy") ? -1 : 1);
        }
    }
}
