package io.github.camelblofin.limit;

/** How much of a budget is used. Ten percent less is needed to fall than to rise, so that it does not flutter. */
public enum UsageLevel {
    NORMAL(0),
    /** 70 % or more of a window. */
    HIGH(70),
    /** 80 % or more of a window: ordinary calls wait. */
    FULL(80);

    private static final int BACK = 10;

    private final int percent;

    UsageLevel(int percent) {
        this.percent = percent;
    }

    /** Percent of a window from which on it is reached. */
    public int percent() {
        return percent;
    }

    /** The level that a window has, after this one. */
    UsageLevel next(StrictWindow window, long now) {
        UsageLevel found = NORMAL;
        for (UsageLevel level : CACHED) {
            if (level != NORMAL && window.reaches(level.percent - (this.compareTo(level) >= 0 ? BACK : 0), now)) {
                found = level;
            }
        }
        return found;
    }

    /** Below so many places this level is over. */
    int calm(int limit) {
        return (int) Math.ceil(limit * (percent - BACK) / 100.0);
    }

    private static final UsageLevel[] CACHED = values();
}
