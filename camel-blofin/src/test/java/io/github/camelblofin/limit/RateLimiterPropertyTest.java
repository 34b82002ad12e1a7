package io.github.camelblofin.limit;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Whatever happens, no window ever holds more than it may, and everybody is served or told. */
class RateLimiterPropertyTest {
    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    void noWindowEverHoldsTooMany(@ForAll long seed) {
        new Schedule(seed).play();
    }

    @Property(tries = 1_000_000, shrinking = ShrinkingMode.OFF)
    @Tag("full")
    void noWindowEverHoldsTooManyInAMillionStories(@ForAll long seed) {
        new Schedule(seed).play();
    }
}
