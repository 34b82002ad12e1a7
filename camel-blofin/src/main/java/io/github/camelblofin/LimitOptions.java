package io.github.camelblofin;

import io.github.camelblofin.limit.LimitSettings;
import io.github.camelblofin.limit.Rate;
import org.apache.camel.spi.StateRepository;

/**
 * What the options of a component say about limits. Immutable.
 *
 * @param profile which limits are kept
 * @param settings what may be used
 * @param egress name of the way out
 * @param bans where bans outlast the process; {@code null}: nowhere
 */
record LimitOptions(
        RateLimitProfile profile, LimitSettings settings, String egress, StateRepository<String, String> bans) {
    /** @throws IllegalArgumentException says what is accepted */
    static LimitOptions of(
            RateLimitProfile profile, LimitSettings settings, String egress, StateRepository<String, String> bans) {
        if (egress == null || egress.isBlank()) {
            throw new IllegalArgumentException("egress must be a name, the same for all that leave by one address");
        }
        return new LimitOptions(profile, settings, egress, bans);
    }

    /** Whether nothing is limited, nor counted. */
    boolean off() {
        return profile == RateLimitProfile.OFF;
    }

    /** {@code rates}, or {@code standard} where the option is not set. */
    static LimitSettings settings(String address, String trading) {
        LimitSettings standard = LimitSettings.STANDARD;
        LimitSettings settings = address == null ? standard : standard.withAddress(Rate.list("addressLimits", address));
        return trading == null ? settings : settings.withTrading(Rate.list("tradingLimits", trading));
    }
}
