package io.github.camelblofin.simulator.access;

import io.github.camelblofin.api.Access;
import java.util.Set;

/**
 * An account of the simulator and an API key that opens it. Play values: made from the seed, worth nothing
 * anywhere else. {@link #toString()} still hides the secret parts, so that logs look like those of the real thing.
 *
 * @param name name given by the builder; the account's id inside the exchange
 * @param permissions what the key may do; reading is always allowed
 */
public record PlayAccount(String name, String apiKey, String secretKey, String passphrase, Set<Access> permissions) {

    public PlayAccount {
        permissions = Set.copyOf(permissions);
    }

    /** Whether the key may make calls that need this permission. */
    public boolean may(Access access) {
        return access == Access.NONE || access == Access.READ || permissions.contains(access);
    }

    @Override
    public String toString() {
        return "PlayAccount[" + name + ", apiKey=" + apiKey + ", permissions=" + permissions + "]";
    }
}
