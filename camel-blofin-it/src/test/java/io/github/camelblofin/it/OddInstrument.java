package io.github.camelblofin.it;

import io.github.camelblofin.simulator.exchange.model.Instrument;
import io.github.camelblofin.simulator.exchange.model.Listing;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** Instruments with steps and limits that are no round numbers, all invented. */
record OddInstrument(
        String instId,
        BigDecimal tick,
        BigDecimal lot,
        BigDecimal least,
        BigDecimal mostLimit,
        BigDecimal mostMarket,
        BigDecimal price) {
    // spotless:off
    static final List<OddInstrument> ALL = List.of(
            //  tick           lot       min      max limit   max market  price
            odd("0.00000001",  "0.1",    "0.1",   "5000",     "500",      "0.00004512"),
            odd("0.5",         "7",      "10",    "7001",     "699",      "812.5"),
            odd("25",          "100",    "250",   "100000",   "9950",     "43275"),
            odd("0.0003",      "0.3",    "0.5",   "3000.1",   "300",      "1.2345"),
            odd("7",           "1",      "1",     "1000",     "100",      "7007"),
            odd("0.05",        "0.01",   "0.07",  "99.999",   "10",       "388.50"),
            odd("0.125",       "0.25",   "0.3",   "2500",     "250.1",    "64.375"),
            odd("1",           "10",     "10",    "100000",   "1000",     "5120"),
            odd("0.1",         "0.05",   "0.12",  "500",      "50",       "67250.1"),
            odd("0.000005",    "13",     "13",    "13000",    "1301",     "0.012345"),
            odd("100",         "0.7",    "2",     "700",      "70",       "91300"),
            odd("0.25",        "1000",   "1500",  "9000000",  "100000",   "19.75"),
            odd("0.007",       "2",      "3",     "20001",    "2001",     "4.067"),
            odd("3",           "0.001",  "0.001", "10",       "1",        "2997"),
            odd("0.00001",     "0.5",    "0.75",  "5000.25",  "500",      "0.12460"),
            odd("0.02",        "3",      "4",     "3001",     "301",      "23.14"),
            odd("50",          "0.9",    "0.9",   "900",      "90.5",     "120050"),
            odd("0.0000025",   "25",     "30",    "25010",    "2500",     "0.0175025"),
            odd("1000",        "0.02",   "0.05",  "20",       "2.01",     "1250000"),
            odd("0.9",         "11",     "12",    "11000",    "1100",     "907.2"),
            odd("0.00000003",  "0.0001", "0.001", "1.00005",  "0.1",      "0.00090909"),
            odd("11",          "50",     "75",    "50025",    "5000",     "14674"));
    // spotless:on

    private static OddInstrument odd(
            String tick, String lot, String least, String mostLimit, String mostMarket, String price) {
        BigDecimal step = new BigDecimal(tick);
        BigDecimal near = new BigDecimal(price).divideToIntegralValue(step).multiply(step);
        return new OddInstrument(
                "ODD" + tick.replace(".", "P") + "-USDT",
                step,
                new BigDecimal(lot),
                new BigDecimal(least),
                new BigDecimal(mostLimit),
                new BigDecimal(mostMarket),
                near);
    }

    static List<Listing> listings() {
        return ALL.stream().map(OddInstrument::listing).toList();
    }

    private Listing listing() {
        Instrument instrument = new Instrument(
                instId,
                instId.substring(0, instId.indexOf('-')),
                "USDT",
                new BigDecimal("0.01"),
                1_640_000_000_000L,
                4_100_000_000_000L,
                50,
                least,
                lot,
                tick,
                mostLimit,
                mostMarket);
        return new Listing(instrument, price, 0.1, 0.03, 10);
    }

    BigDecimal most(boolean market) {
        return market ? mostMarket : mostLimit;
    }

    /** Whether a size fits, reckoned in whole numbers. */
    boolean fits(BigDecimal size, boolean market) {
        return whole(size, lot) && size.compareTo(least) >= 0 && size.compareTo(most(market)) <= 0;
    }

    static boolean whole(BigDecimal value, BigDecimal step) {
        return value.movePointRight(20)
                        .toBigIntegerExact()
                        .mod(step.movePointRight(20).toBigIntegerExact())
                        .signum()
                == 0;
    }

    /** All multiples of the lot that are next to a size. */
    List<BigDecimal> neighbours(BigDecimal size) {
        BigDecimal below = size.subtract(size.remainder(lot));
        return Arrays.asList(below, below.add(lot));
    }
}
