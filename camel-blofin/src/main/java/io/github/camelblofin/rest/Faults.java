package io.github.camelblofin.rest;

import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.Failure;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, so that all of it is said at once. Used by one thread. */
final class Faults {
    /** A list of 500 wrong orders is told by its first ones. */
    private static final int SHOWN = 20;

    private static final int LONGEST_VALUE = 40;

    private final List<String> found = new ArrayList<>();
    private boolean names;

    /** @param where prefix that says which item is meant; empty where there is only one */
    void add(String where, String what) {
        found.add(where + what);
    }

    /** A parameter that BloFin's tables do not have. */
    void addUnknown(String where, String what) {
        names = true;
        add(where, what);
    }

    boolean none() {
        return found.isEmpty();
    }

    /** @throws BlofinInvalidRequestException names all faults; does nothing when there are none */
    void raise(Target target) {
        if (!none()) {
            throw refusal(target, null);
        }
    }

    BlofinInvalidRequestException refusal(Target target, Throwable cause) {
        return new BlofinInvalidRequestException(
                Failure.local(target.path(), target.path() + " was not sent: " + this), cause);
    }

    @Override
    public String toString() {
        String shown = String.join("; ", found.subList(0, Math.min(SHOWN, found.size())));
        String more = found.size() > SHOWN ? "; and " + (found.size() - SHOWN) + " more" : "";
        return shown
                + more
                + (names
                        ? ". A parameter newer than this release goes into the map \"extra\" of the request's record, or passes with"
                                + " validate=false"
                        : "");
    }

    /** A value for a message. */
    static String shown(String value) {
        return '"' + (value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…") + '"';
    }
}
