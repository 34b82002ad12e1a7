package io.github.camelblofin.api;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds the names that somebody may have meant: fewest letters to change first, where case counts last and a word too many
 * or too few ({@code trade/place-order} for {@code trade/order}) no more than two letters.
 */
public final class NearestNames {
    private NearestNames() {}

    /** The {@code most} nearest ones, nearest first. */
    public static List<String> of(String wanted, Collection<String> names, int most) {
        return names.stream()
                .sorted(Comparator.comparingInt((String name) -> changes(wanted, name))
                        .thenComparingInt(name -> distance(wanted, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }

    private static int changes(String wanted, String name) {
        int letters = distance(wanted.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
        List<String> asked = words(wanted);
        List<String> offered = words(name);
        boolean oneHoldsTheOther = asked.containsAll(offered) || offered.containsAll(asked);
        return oneHoldsTheOther ? Math.min(letters, 2 * Math.abs(asked.size() - offered.size())) : letters;
    }

    private static List<String> words(String name) {
        return List.of(name.toLowerCase(Locale.ROOT).split("[/_-]", -1));
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
            }
            int[] spent = previous;
            previous = current;
            current = spent;
        }
        return previous[b.length()];
    }
}
