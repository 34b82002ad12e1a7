package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.simulator.exchange.model.Instrument;
import io.github.camelblofin.simulator.exchange.model.Listing;
import java.math.BigDecimal;
import java.util.List;

/**
 * The instruments of an exchange nobody configured: real names and steps of the right magnitude, not a copy of BloFin's
 * list. The three majors trade several times a second, the others now and then.
 */
public final class DefaultListings {

    // spotless:off
    private static final List<Listing> TABLE = List.of(
    //             coin     contract   tick          lot    min    lev   max limit    max market  price        trades/s  vol    top
            row("BTC",   "0.001",   "0.1",        "0.1", "0.1", 150, "100000000", "1000000",  "67250.0",     5.0, 0.030, 1.2),
            row("ETH",   "0.01",    "0.01",       "0.1", "0.1", 150, "100000000", "1000000",  "3480.50",     4.0, 0.035, 18),
            row("SOL",   "1",       "0.01",       "0.1", "0.1", 100, "10000000",  "200000",   "148.30",      3.0, 0.045, 350),
            row("XRP",   "100",     "0.0001",     "0.1", "0.1",  75, "1000000",   "50000",    "0.5284",      0.5, 0.040, 60_000),
            row("DOGE",  "1000",    "0.00001",    "0.1", "0.1",  75, "1000000",   "50000",    "0.12460",     0.5, 0.050, 200_000),
            row("BNB",   "0.01",    "0.01",       "1",   "1",    75, "5000000",   "100000",   "578.40",      0.4, 0.030, 25),
            row("ADA",   "100",     "0.0001",     "0.1", "0.1",  75, "1000000",   "40000",    "0.3912",      0.3, 0.045, 50_000),
            row("AVAX",  "1",       "0.001",      "0.1", "0.1",  50, "2000000",   "40000",    "27.150",      0.3, 0.050, 600),
            row("LINK",  "1",       "0.001",      "0.1", "0.1",  50, "2000000",   "40000",    "13.842",      0.3, 0.045, 900),
            row("DOT",   "1",       "0.001",      "1",   "1",    50, "2000000",   "40000",    "6.215",       0.2, 0.045, 1_500),
            row("LTC",   "1",       "0.01",       "0.1", "0.1",  50, "500000",    "10000",    "72.85",       0.2, 0.035, 150),
            row("BCH",   "0.01",    "0.05",       "1",   "1",    50, "2000000",   "50000",    "388.50",      0.2, 0.040, 20),
            row("TRX",   "1000",    "0.00001",    "0.1", "0.1",  50, "500000",    "10000",    "0.12180",     0.2, 0.025, 150_000),
            row("ATOM",  "1",       "0.001",      "1",   "1",    50, "1000000",   "30000",    "6.534",       0.2, 0.045, 1_200),
            row("UNI",   "1",       "0.001",      "1",   "1",    50, "1000000",   "30000",    "9.276",       0.2, 0.050, 900),
            row("APT",   "1",       "0.001",      "1",   "1",    50, "1000000",   "30000",    "7.318",       0.2, 0.055, 900),
            row("ARB",   "10",      "0.0001",     "1",   "1",    50, "1000000",   "30000",    "0.8036",      0.2, 0.055, 9_000),
            row("OP",    "10",      "0.0001",     "1",   "1",    50, "1000000",   "30000",    "1.7425",      0.2, 0.055, 4_000),
            row("SUI",   "1",       "0.0001",     "1",   "1",    50, "5000000",   "100000",   "0.9187",      0.3, 0.060, 9_000),
            row("NEAR",  "10",      "0.001",      "0.1", "0.1",  50, "500000",    "10000",    "5.402",       0.2, 0.055, 1_500),
            row("FIL",   "0.1",     "0.001",      "1",   "1",    50, "5000000",   "100000",   "4.611",       0.2, 0.050, 1_500),
            row("ETC",   "10",      "0.001",      "0.1", "0.1",  50, "100000",    "3000",     "23.140",      0.2, 0.040, 300),
            row("INJ",   "1",       "0.001",      "0.1", "0.1",  50, "500000",    "10000",    "22.870",      0.2, 0.060, 250),
            row("AAVE",  "0.01",    "0.01",       "1",   "1",    50, "1000000",   "30000",    "92.40",       0.2, 0.045, 60),
            row("PEPE",  "1000000", "0.000000001","0.1", "0.1",  50, "1000000",   "20000",    "0.000011520", 0.4, 0.070, 900_000_000),
            row("SHIB",  "1000",    "0.000000001","10",  "10",   50, "50000000",  "1000000",  "0.000017940", 0.3, 0.055, 500_000_000));
    // spotless:on

    private DefaultListings() {}

    /** All of them, majors first. */
    public static List<Listing> all() {
        return TABLE;
    }

    private static Listing row(
            String coin,
            String contractValue,
            String tick,
            String lot,
            String min,
            int maxLeverage,
            String maxLimit,
            String maxMarket,
            String price,
            double tradesPerSecond,
            double volatility,
            double topSize) {
        Instrument instrument = new Instrument(
                coin + "-USDT",
                coin,
                "USDT",
                new BigDecimal(contractValue),
                1_638_333_031_000L,
                4_102_444_800_000L,
                maxLeverage,
                new BigDecimal(min),
                new BigDecimal(lot),
                new BigDecimal(tick),
                new BigDecimal(maxLimit),
                new BigDecimal(maxMarket));
        return new Listing(instrument, new BigDecimal(price), tradesPerSecond, volatility, topSize);
    }
}
