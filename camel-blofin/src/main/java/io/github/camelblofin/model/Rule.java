package io.github.camelblofin.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What BloFin demands of a request field, on the components of request records. The records with these rules are the one
 * list of request parameters: validation, documentation and tests read them.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Rule {
    /** The field must be there. */
    boolean required() default false;

    /** The field must be there unless one of these is: exactly the conditional requirements of BloFin's tables. */
    String[] requiredUnless() default {};

    /**
     * {@code field=value}: the field must be there, except when another field has that value; then it must not be.
     * Beyond BloFin's tables, which call such a field required.
     */
    String requiredExcept() default "";

    /** Allowed values; empty: any. */
    String[] values() default {};

    /** What BloFin assumes when the field is absent; empty: not known. */
    String defaultValue() default "";

    /** Most characters; 0: any number. */
    int maxLength() default 0;

    /** Only ASCII letters and digits. */
    boolean alphanumeric() default false;

    /** Whether the number -1 has a meaning of its own, such as "at market". Other numbers are greater than zero. */
    boolean minusOne() default false;

    /** Whether the number 0 has a meaning. */
    boolean zero() default false;

    /** Highest number; 0: any. */
    int max() default 0;

    /** Most values in a comma-separated list; 0: not a list. */
    int maxValues() default 0;

    /** The instrument's step that the number must fit. */
    Step step() default Step.NONE;

    /** A step of an {@link Instrument}. */
    enum Step {
        /** None: it is no price and no size of an order. */
        NONE,
        /** A price: a multiple of {@link Instrument#tickSize()}. */
        TICK,
        /** A size of an order: a multiple of {@link Instrument#lotSize()}, not below the least and not above the most. */
        LOT
    }
}
