package io.github.camelblofin;

import io.github.camelblofin.limit.RateLimitStore;
import io.github.camelblofin.limit.RedisRateLimitStore;
import org.apache.camel.CamelContext;

/**
 * Makes a store of what the option {@code rateLimitStore} says. Knows of the optional Redis client only here, so that
 * everything else loads without it.
 */
final class RateLimitStores {
    private RateLimitStores() {}

    /**
     * The store; {@code null} when none is configured.
     *
     * @param option a store, {@code redis://…}, or the name of a bean
     * @throws IllegalArgumentException says what is accepted; never shows the option, which may hold a password
     */
    static RateLimitStore of(CamelContext context, Object option) {
        // A reference to the constructor would load the client at once.
        return new StoreOption<RateLimitStore>(
                        "rateLimitStore", RateLimitStore.class, url -> new RedisRateLimitStore(url))
                .of(context, option);
    }
}
