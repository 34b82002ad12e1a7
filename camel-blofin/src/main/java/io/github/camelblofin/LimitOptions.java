package io.github.camelblofin;

import io.github.camelblofin.api.Environment;
import io.github.camelblofin.limit.LimitSettings;
import io.github.camelblofin.limit.Rate;
import org.apache.camel.spi.StateRepository;

/**
 * What the options of a component say about limits. Immutable.
 *
 * @param off whether nothing is limited, nor counted
 * @param settings what may be used
 * @param egress name of the way out
 * @param bans where bans outlast the process; {@code null}: nowhere
 */
record LimitOptions(boolean off, LimitSettings settings, String egress, StateRepository<String, String> bans) {
    private static final String OFF = "off";
    private static final String STANDARD = "standard";

    /**
     * @param profile {@code standard} or {@code off}
     * @throws IllegalArgumentException says what is accepted
     */
    static LimitOptions of(
            String profile, LimitSettings settings, String egress, StateRepository<String, String> bans) {
        if (!STANDARD.equals(profile) && !OFF.equals(profile)) {
            throw new IllegalArgumentException("rateLimitProfile=" + profile + " is not known: use standard, or off"
                    + " towards this machine; limits of another tier go into addressLimits and tradingLimits");
        }
        if (egress == null || egress.isBlank()) {
            throw new IllegalArgumentException("egress must be a name, the same for all that leave by one address");
        }
        return new LimitOptions(OFF.equals(profile), settings, egress, bans);
    }

    /** {@code rates}, or {@code standard} where the option is not set. */
    static LimitSettings settings(String address, String trading) {
        LimitSettings standard = LimitSettings.STANDARD;
        LimitSettings settings = address == null ? standard : standard.withAddress(Rate.list("addressLimits", address));
        return trading == null ? settings : settings.withTrading(Rate.list("tradingLimits", trading));
    }

    /** @throws IllegalArgumentException when limits are off and it is not this machine that is called */
    void check(Environment environment) {
        if (off && !environment.loopback()) {
            throw new IllegalArgumentException("rateLimitProfile=off is refused for "
                    + environment.rest().getHost()
                    + ": without limits BloFin would ban this address; it is for simulators on this machine only");
        }
    }
}
