package io.github.camelblofin.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * At most so many calls in any stretch of time of this length.
 *
 * @param calls at least 1
 * @param window whole milliseconds, at least 1
 */
public record Rate(int calls, Duration window) {
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,6})/([1-9][0-9]{0,6})(ms|s|m|h)");

    public Rate {
        if (calls < 1 || window.toMillis() < 1) {
            throw new IllegalArgumentException("A rate needs at least one call in at least one millisecond");
        }
    }

    /**
     * Reads rates such as {@code 500/60s,1500/5m}.
     *
     * @throws IllegalArgumentException says what is accepted
     */
    public static List<Rate> list(String option, String text) {
        List<Rate> rates = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher match = TEXT.matcher(part.strip());
            if (!match.matches()) {
                throw new IllegalArgumentException(option + "=" + text + " is not understood at \"" + part.strip()
                        + "\": write calls/time, several with commas, such as 500/60s,1500/5m; units are ms, s, m, h");
            }
            rates.add(new Rate(
                    Integer.parseInt(match.group(1)),
                    unit(match.group(3)).multipliedBy(Long.parseLong(match.group(2)))));
        }
        return List.copyOf(rates);
    }

    private static Duration unit(String name) {
        return switch (name) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            default -> Duration.ofHours(1);
        };
    }

    /** The same with fewer calls, but at least one. */
    Rate reducedTo(int percent) {
        return new Rate(Math.max(1, (int) ((long) calls * percent / 100)), window);
    }

    /** As in options: {@code 500/60s}. */
    @Override
    public String toString() {
        long millis = window.toMillis();
        return calls + "/" + (millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms");
    }
}
