package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.model.BookLevel;
import io.github.camelblofin.model.BookView;
import io.github.camelblofin.simulator.BlofinSimulator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compares the books that a route got with the exchange's own, by sequence id. Safe for any thread. */
final class BookCheck {
    private final String instId;
    private final Map<Long, List<String>> heard = new ConcurrentHashMap<>();
    private final Map<Long, List<String>> truth = new ConcurrentHashMap<>();

    BookCheck(String instId) {
        this.instId = instId;
    }

    /** What a route got; a synced book is never crossed. */
    void heard(BookView view) {
        if (!view.synced()) {
            assertThat(view.bids()).isEmpty();
            assertThat(view.asks()).isEmpty();
            return;
        }
        view.spread()
                .ifPresent(spread ->
                        assertThat(spread).as("spread at %s", view.seqId()).isPositive());
        List<String> levels = new ArrayList<>();
        for (List<BookLevel> side : List.of(view.bids(), view.asks())) {
            side.forEach(level -> levels.add(text(level.price(), level.size())));
        }
        heard.put(view.seqId(), levels);
    }

    /** Looks at the exchange's book now, and compares all that both have. Gives how many that are. */
    int compare(BlofinSimulator exchange) {
        var book = exchange.onExchange(core -> core.bookSnapshot(instId));
        List<String> levels = new ArrayList<>();
        book.bids().forEach(level -> levels.add(text(level.price(), level.size())));
        book.asks().forEach(level -> levels.add(text(level.price(), level.size())));
        truth.put(book.seqId(), levels);
        int compared = 0;
        for (Map.Entry<Long, List<String>> entry : truth.entrySet()) {
            List<String> view = heard.get(entry.getKey());
            if (view != null) {
                assertThat(view).as("the book at %d", entry.getKey()).isEqualTo(entry.getValue());
                compared++;
            }
        }
        return compared;
    }

    private static String text(BigDecimal price, BigDecimal size) {
        return price.stripTrailingZeros().toPlainString() + " x "
                + size.stripTrailingZeros().toPlainString();
    }
}
