package io.github.camelblofin;

import java.util.function.Function;
import org.apache.camel.CamelContext;

/**
 * An option that names something shared with other processes: {@code redis://…}, or a bean.
 *
 * @param name the option
 * @param type what a bean must implement
 * @param redis makes one of a URL
 */
record StoreOption<T>(String name, Class<T> type, Function<String, T> redis) {
    /** Whether the store is made here, and not a bean. */
    static boolean isUrl(Object value) {
        return value instanceof String text && (text.startsWith("redis://") || text.startsWith("rediss://"));
    }

    /**
     * The store; {@code null} when none is configured.
     *
     * @param value a store, a URL, or the name of a bean
     * @throws IllegalArgumentException says what is accepted; never shows the value, which may hold a password
     */
    T of(CamelContext context, Object value) {
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        String text = value.toString();
        if (isUrl(text)) {
            return made(text);
        }
        String bean = text.replaceFirst("^#(bean:)?", "");
        T found = context.getRegistry().lookupByNameAndType(bean, type);
        if (found == null) {
            throw new IllegalArgumentException(
                    name + " is neither redis://host:port nor #name of a bean that implements " + type.getName());
        }
        return found;
    }

    private T made(String url) {
        try {
            return redis.apply(url);
        } catch (NoClassDefFoundError e) {
            throw new IllegalArgumentException(name + "=redis://… needs the Redis client Lettuce, which is not on"
                    + " the class path: add io.lettuce:lettuce-core");
        } catch (IllegalArgumentException e) {
            // Without the cause: it repeats the URL.
            throw new IllegalArgumentException(name + " is no usable URL: write redis://host:port,"
                    + " redis://user:password@host:port/database, or rediss:// for TLS");
        }
    }
}
