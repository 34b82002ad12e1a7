package io.github.camelblofin.book;

import io.github.camelblofin.model.BookLevel;
import io.github.camelblofin.model.OrderBook;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** An exchange's book, the simple way: two sorted maps and a running number. Prices below 1,000 are bids, others asks. */
final class BookModel {
    final TreeMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
    final TreeMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
    private final Random random;
    long seqId;

    BookModel(long seed) {
        random = new Random(seed);
        seqId = 1L + random.nextInt(1_000);
        for (int i = 0; i < 30; i++) {
            change();
        }
    }

    OrderBook snapshot() {
        return new OrderBook(levels(asks), levels(bids), Instant.ofEpochMilli(seqId), "0", String.valueOf(seqId), null);
    }

    /** Changes some levels and gives the message that says so. */
    OrderBook update() {
        List<BookLevel> bidChanges = new ArrayList<>();
        List<BookLevel> askChanges = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            BookLevel level = change();
            (level.price().compareTo(BigDecimal.valueOf(1_000)) < 0 ? bidChanges : askChanges).add(level);
        }
        long before = seqId;
        seqId += 1 + random.nextInt(3);
        return new OrderBook(
                askChanges,
                bidChanges,
                Instant.ofEpochMilli(seqId),
                String.valueOf(before),
                String.valueOf(seqId),
                null);
    }

    private BookLevel change() {
        boolean bid = random.nextBoolean();
        Map<BigDecimal, BigDecimal> side = bid ? bids : asks;
        int steps = random.nextInt(40);
        BigDecimal price = new BigDecimal("0.5")
                .multiply(BigDecimal.valueOf(bid ? 1_999 - steps : 2_000 + steps))
                .setScale(1 + random.nextInt(3));
        if (random.nextInt(3) == 0) {
            side.remove(price.stripTrailingZeros());
            return new BookLevel(price, random.nextBoolean() ? BigDecimal.ZERO : new BigDecimal("0.000"));
        }
        BigDecimal size = BigDecimal.valueOf(1 + random.nextInt(999), 1);
        side.put(price.stripTrailingZeros(), size);
        return new BookLevel(price, size);
    }

    private static List<BookLevel> levels(Map<BigDecimal, BigDecimal> side) {
        return side.entrySet().stream()
                .map(level -> new BookLevel(level.getKey(), level.getValue()))
                .toList();
    }

    /** Prices and sizes as they compare, best first. */
    static List<String> text(List<BookLevel> levels) {
        return levels.stream()
                .map(level -> level.price().stripTrailingZeros().toPlainString() + " x " + level.size())
                .toList();
    }

    List<String> bidText() {
        return text(levels(bids));
    }

    List<String> askText() {
        return text(levels(asks));
    }
}
