package io.github.camelblofin;

import io.github.camelblofin.reference.RedisReferenceStore;
import io.github.camelblofin.reference.ReferenceStore;
import org.apache.camel.CamelContext;

/**
 * Makes a store of what the option {@code referenceStore} says. Knows of the optional Redis client only here, so that
 * everything else loads without it.
 */
final class ReferenceStores {
    private ReferenceStores() {}

    /**
     * The store; {@code null} when none is configured.
     *
     * @param option a store, {@code redis://…}, or the name of a bean
     * @throws IllegalArgumentException says what is accepted; never shows the option, which may hold a password
     */
    static ReferenceStore of(CamelContext context, Object option) {
        if (option == null || option instanceof ReferenceStore) {
            return (ReferenceStore) option;
        }
        String text = option.toString();
        if (isUrl(text)) {
            return redis(text);
        }
        String name = text.replaceFirst("^#(bean:)?", "");
        ReferenceStore bean = context.getRegistry().lookupByNameAndType(name, ReferenceStore.class);
        if (bean == null) {
            throw new IllegalArgumentException("referenceStore is neither redis://host:port nor #name of a bean that"
                    + " implements " + ReferenceStore.class.getName());
        }
        return bean;
    }

    /** Whether the store is made here, and not a bean. */
    static boolean isUrl(Object option) {
        return option instanceof String text && (text.startsWith("redis://") || text.startsWith("rediss://"));
    }

    private static ReferenceStore redis(String url) {
        try {
            return new RedisReferenceStore(url);
        } catch (NoClassDefFoundError e) {
            throw new IllegalArgumentException(
                    "referenceStore=redis://… needs the Redis client Lettuce, which is not on"
                            + " the class path: add io.lettuce:lettuce-core");
        } catch (IllegalArgumentException e) {
            // Without the cause: it repeats the URL.
            throw new IllegalArgumentException("referenceStore is no usable URL: write redis://host:port,"
                    + " redis://user:password@host:port/database, or rediss:// for TLS");
        }
    }
}
