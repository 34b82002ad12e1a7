package io.github.camelblofin.stream.recovery;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Rows of a live message that say nothing new. */
final class Repeats {
    private Repeats() {}

    /** Tells the memory what is new; gives the places of what is not, {@code null} where all is. */
    static BitSet tell(Memory memory, List<Object> rows) {
        BitSet repeated = null;
        for (int i = 0; i < rows.size(); i++) {
            if (memory.news(rows.get(i))) {
                memory.told(rows.get(i));
            } else {
                repeated = repeated == null ? new BitSet() : repeated;
                repeated.set(i);
            }
        }
        return repeated;
    }

    static List<Object> without(BitSet places, List<Object> rows) {
        List<Object> kept = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            if (!places.get(i)) {
                kept.add(rows.get(i));
            }
        }
        return kept;
    }
}
