package io.github.camelblofin.view;

/** What a row tells of the thing that it is about: which one, and how new the row is. Immutable. */
public interface Version {
    /** Id of the order or position; the same for all rows about it. */
    String id();

    /** Its instrument; {@code null} where it has none. */
    String instId();

    /** Whether nothing is left of it: an order that has ended, a position that is closed. */
    boolean over();

    /**
     * Whether this is later than another version of the same thing.
     *
     * @param pushed whether this one was pushed, so that a difference at an equal time came later
     */
    boolean after(Version known, boolean pushed);
}
