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
        // A reference to the constructor would load the client at once.
        return new StoreOption<ReferenceStore>(
                        "referenceStore", ReferenceStore.class, url -> new RedisReferenceStore(url))
                .of(context, option);
    }
}
