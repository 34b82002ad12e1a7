package io.github.camelblofin.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a request record: at least one of these fields must be there, although BloFin's table demands none of them. Without
 * one the request asks for nothing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface NeedsOneOf {
    /** Names of fields. */
    String[] value();
}
