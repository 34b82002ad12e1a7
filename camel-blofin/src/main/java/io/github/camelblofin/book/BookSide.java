package io.github.camelblofin.book;

import io.github.camelblofin.model.BookLevel;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One side of a book: levels in one sorted array, best first, since books change near the top. Prices are the same when
 * they are equal as numbers, however they are written. Not thread-safe.
 */
final class BookSide {
    private static final int ROOM = 256;

    /** 1 when low prices are best, -1 when high ones are. */
    private final int direction;

    private BookLevel[] levels = new BookLevel[ROOM];
    private int size;

    private BookSide(int direction) {
        this.direction = direction;
    }

    static BookSide ofBids() {
        return new BookSide(-1);
    }

    static BookSide ofAsks() {
        return new BookSide(1);
    }

    void clear() {
        Arrays.fill(levels, 0, size, null);
        size = 0;
    }

    /** Sets the level of a price; a size of zero takes it away. */
    void set(BookLevel level) {
        int at = find(level.price());
        boolean gone = level.size().signum() == 0;
        if (at >= 0) {
            if (gone) {
                remove(at);
            } else {
                levels[at] = level;
            }
        } else if (!gone) {
            insert(-at - 1, level);
        }
    }

    /** Where the price is, or {@code -(where it would go) - 1}. */
    private int find(BigDecimal price) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = levels[middle].price().compareTo(price) * direction;
            if (order < 0) {
                low = middle + 1;
            } else if (order > 0) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -low - 1;
    }

    private void remove(int at) {
        System.arraycopy(levels, at + 1, levels, at, size - at - 1);
        levels[--size] = null;
    }

    private void insert(int at, BookLevel level) {
        if (size == levels.length) {
            levels = Arrays.copyOf(levels, size * 2);
        }
        System.arraycopy(levels, at, levels, at + 1, size - at);
        levels[at] = level;
        size++;
    }

    /** The best level, or {@code null}. */
    BookLevel best() {
        return size == 0 ? null : levels[0];
    }

    int size() {
        return size;
    }

    /** A copy of the best levels. */
    List<BookLevel> top(int depth) {
        return Collections.unmodifiableList(Arrays.asList(Arrays.copyOf(levels, Math.min(depth, size))));
    }
}
