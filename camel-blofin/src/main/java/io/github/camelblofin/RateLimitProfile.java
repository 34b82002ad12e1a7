package io.github.camelblofin;

import io.github.camelblofin.api.Environment;
import io.github.camelblofin.stream.ConnectionPacer;
import java.util.Arrays;
import java.util.List;

/** Which of BloFin's limits are kept. */
enum RateLimitProfile {
    /** Those of an ordinary account. */
    STANDARD("standard"),
    /** None: for exchanges on this machine only, such as the simulator. */
    OFF("off");

    private final String optionName;

    RateLimitProfile(String optionName) {
        this.optionName = optionName;
    }

    /** @throws IllegalArgumentException names the profiles */
    static RateLimitProfile named(String name) {
        return Arrays.stream(values())
                .filter(profile -> profile.optionName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "rateLimitProfile=" + name + " is not known: use " + String.join(" or ", names())));
    }

    private static List<String> names() {
        return Arrays.stream(values()).map(profile -> profile.optionName).toList();
    }

    /** @throws IllegalArgumentException when an exchange elsewhere would be called without limits */
    void requireAllowed(Environment environment) {
        if (this == OFF && !environment.loopback()) {
            throw new IllegalArgumentException("rateLimitProfile=off is refused for " + environment.rest()
                    + ": BloFin bans addresses that call without limits. It is for an exchange on this machine, such as"
                    + " the simulator; remove it, or set baseUrl to one");
        }
    }

    /** What keeps connection attempts apart. */
    ConnectionPacer connectionPacer() {
        return this == OFF ? ConnectionPacer.unlimited() : ConnectionPacer.SHARED;
    }
}
