package io.github.camelblofin;

/** How many pages a call reads: the option {@code paginate}. */
public enum Paginate {
    /** One page, as asked for. */
    none,
    /** Every page, into one {@code List}. */
    all,
    /** Every page, one after the other as an {@code Iterator} is read. */
    stream
}
