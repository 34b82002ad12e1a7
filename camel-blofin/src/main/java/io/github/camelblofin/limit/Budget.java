package io.github.camelblofin.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one address, or one user, may use: several windows that must all have room, and the gate that a ban shuts. Not for
 * several threads.
 */
final class Budget {
    /** From here on a refusal of BloFin's is taken for one of this budget. */
    private static final int NEARLY = 80;

    private static final Duration LONG_WINDOW = Duration.ofMinutes(2);

    private final String name;
    private final BanGate gate = new BanGate();
    private StrictWindow[] windows;
    private UsageLevel level = UsageLevel.NORMAL;

    Budget(String name, List<Rate> rates, LimitSettings settings) {
        this.name = name;
        this.windows = rates.stream()
                .map(rate -> new StrictWindow(rate.reducedTo(settings.maxUsage()), settings.reserve()))
                .toArray(StrictWindow[]::new);
    }

    /** For people, and as a key: {@code address openapi.blofin.com}, {@code user 4711}. */
    String name() {
        return name;
    }

    /** With what it may use. */
    String description() {
        return Arrays.stream(windows).map(window -> window.rate().toString()).collect(Collectors.joining(", ")) + " of "
                + name;
    }

    BanGate gate() {
        return gate;
    }

    /**
     * Somebody else knows it with other settings: where they differ, the lower limit counts from now on.
     */
    void tighten(List<Rate> rates, LimitSettings settings, long now) {
        List<StrictWindow> all = new ArrayList<>(List.of(windows));
        for (Rate given : rates) {
            Rate rate = given.reducedTo(settings.maxUsage());
            StrictWindow window = new StrictWindow(rate, settings.reserve());
            int known = indexOf(all, rate.window());
            if (known < 0) {
                // What it missed is in the longest of the others, for which it waits a little too long.
                window.adopt(longest(all), now);
                all.add(window);
            } else if (rate.calls() < all.get(known).limit()) {
                window.adopt(all.get(known), now);
                all.set(known, window);
            }
        }
        windows = all.toArray(StrictWindow[]::new);
    }

    private static int indexOf(List<StrictWindow> windows, Duration length) {
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).rate().window().equals(length)) {
                return i;
            }
        }
        return -1;
    }

    /** Nanoseconds until all windows have room, and the gate is open. */
    long delay(boolean urgent, long now) {
        long longest = gate.delay(now);
        for (StrictWindow window : windows) {
            longest = Math.max(longest, window.delay(urgent, now));
        }
        return longest;
    }

    long estimate(boolean urgent, int ahead, long now) {
        long longest = gate.left(now);
        for (StrictWindow window : windows) {
            longest = Math.max(longest, window.estimate(urgent, ahead, now));
        }
        return longest;
    }

    void take(Object call, long now) {
        gate.pass(call, now);
        for (StrictWindow window : windows) {
            window.take();
        }
    }

    void end(long now) {
        for (StrictWindow window : windows) {
            window.end(now);
        }
    }

    void giveBack() {
        for (StrictWindow window : windows) {
            window.giveBack();
        }
    }

    /** Counts what another budget holds as well. */
    void adopt(Budget other, long now) {
        for (StrictWindow mine : windows) {
            int same = indexOf(List.of(other.windows), mine.rate().window());
            mine.adopt(same < 0 ? longest(List.of(other.windows)) : other.windows[same], now);
        }
    }

    private static StrictWindow longest(List<StrictWindow> windows) {
        return Collections.max(
                windows, Comparator.comparing(window -> window.rate().window()));
    }

    boolean nearlyUsed(long now) {
        for (StrictWindow window : windows) {
            if (window.reaches(NEARLY, now)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a window is nearly used after which BloFin stops a caller for long. */
    boolean longWindowNearlyUsed(long now) {
        for (StrictWindow window : windows) {
            if (window.rate().window().compareTo(LONG_WINDOW) > 0 && window.reaches(NEARLY, now)) {
                return true;
            }
        }
        return false;
    }

    /** The shortest window. */
    Duration shortest() {
        Duration least = windows[0].rate().window();
        for (StrictWindow window : windows) {
            least = window.rate().window().compareTo(least) < 0 ? window.rate().window() : least;
        }
        return least;
    }

    UsageLevel level() {
        return level;
    }

    /** Finds the level anew; whether it changed. */
    boolean measure(long now) {
        UsageLevel before = level;
        UsageLevel found = UsageLevel.NORMAL;
        for (StrictWindow window : windows) {
            UsageLevel here = before.next(window, now);
            found = here.compareTo(found) > 0 ? here : found;
        }
        level = found;
        return found != before;
    }

    /** Nanoseconds until something changes by itself: the level falls, or another call may probe a ban. */
    long nextChange(long now) {
        return Math.min(gate.leaseLeft(now), level == UsageLevel.NORMAL ? StrictWindow.UNKNOWN : calm(now));
    }

    private long calm(long now) {
        long longest = 0;
        for (StrictWindow window : windows) {
            longest = Math.max(longest, window.waitForLess(level.calm(window.limit()), now));
        }
        return longest == 0 ? StrictWindow.UNKNOWN : longest;
    }

    List<Usage> usage(long now) {
        List<Usage> all = new ArrayList<>(windows.length);
        for (StrictWindow window : windows) {
            all.add(new Usage(name, window.rate(), window.held(now)));
        }
        return all;
    }
}
