package io.github.camelblofin;

import io.github.camelblofin.limit.LimitSettings;
import io.github.camelblofin.limit.Rate;
import io.github.camelblofin.limit.SharingSettings;
import org.apache.camel.spi.StateRepository;

/**
 * What the options of a component say about limits. Immutable.
 *
 * @param profile which limits are kept
 * @param settings what may be used
 * @param egress name of the way out
 * @param bans where bans outlast the process; {@code null}: nowhere
 * @param sharing how they are shared with other processes
 */
record LimitOptions(
        RateLimitProfile profile,
        LimitSettings settings,
        String egress,
        StateRepository<String, String> bans,
        SharingSettings sharing) {
    /** @throws IllegalArgumentException says what is accepted */
    static LimitOptions of(
            RateLimitProfile profile, LimitSettings settings, String egress, StateRepository<String, String> bans) {
        if (egress == null || egress.isBlank()) {
            throw new IllegalArgumentException("egress must be a name, the same for all that leave by one address");
        }
        return new LimitOptions(profile, settings, egress, bans, SharingSettings.NONE);
    }

    /**
     * The same, shared with other processes.
     *
     * @throws IllegalArgumentException when the limits are too small for so many
     */
    LimitOptions sharing(SharingSettings with) {
        with.check(settings);
        return new LimitOptions(profile, settings, egress, bans, with);
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
