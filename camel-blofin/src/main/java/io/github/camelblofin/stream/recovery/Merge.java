package io.github.camelblofin.stream.recovery;

import io.github.camelblofin.model.Gap;
import java.util.List;

/**
 * What a reading showed.
 *
 * @param gap what is missing before the rows; {@code null}: nothing
 * @param rows to deliver, in order
 * @param again whether to look again soon
 */
record Merge(Gap gap, List<Object> rows, boolean again) {
    static final Merge NOTHING = new Merge(null, List.of(), false);

    static Merge of(List<Object> rows) {
        return new Merge(null, rows, false);
    }
}
