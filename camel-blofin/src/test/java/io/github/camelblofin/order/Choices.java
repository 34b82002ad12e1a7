package io.github.camelblofin.order;

import java.util.ArrayList;
import java.util.List;

/** Walks through all ways in which a run can go: each run asks for choices, and no two runs get the same ones. */
final class Choices {
    private final List<int[]> path = new ArrayList<>();
    private int position;

    /** A number from 0 up to but not including the given one. */
    int of(int options) {
        if (position == path.size()) {
            path.add(new int[] {0, options});
        }
        return path.get(position++)[0];
    }

    /** Prepares the next run; false when there is none left. */
    boolean next() {
        position = 0;
        while (!path.isEmpty()) {
            int[] last = path.get(path.size() - 1);
            if (++last[0] < last[1]) {
                return true;
            }
            path.remove(path.size() - 1);
        }
        return false;
    }

    @Override
    public String toString() {
        return path.stream().map(step -> String.valueOf(step[0])).toList().toString();
    }
}
