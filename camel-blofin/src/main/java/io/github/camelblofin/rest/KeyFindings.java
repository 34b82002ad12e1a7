package io.github.camelblofin.rest;

import io.github.camelblofin.api.Access;
import io.github.camelblofin.model.user.ApiKeyInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said about a key. BloFin tells whether a key can only read, but not which of the other permissions it has:
 * whether it may transfer or withdraw shows only when it is tried. Pure. Source: REST "GET API Key Info".
 */
final class KeyFindings {
    /** From when on an end of the key is worth a warning. */
    static final Duration SOON = Duration.ofDays(14);

    private KeyFindings() {}

    /** Why the key cannot do this; empty when nothing speaks against it. */
    static Optional<String> lack(ApiKeyInfo key, Access needed) {
        boolean reads = needed == Access.NONE || needed == Access.READ;
        if (reads || !Boolean.TRUE.equals(key.readOnly())) {
            return Optional.empty();
        }
        return Optional.of("needs the permission " + needed.optionName() + ", but the key " + name(key)
                + " can only read: allow it on BloFin's API management page, or configure another key;"
                + " keyCheck=false starts without this check");
    }

    /** What should be looked at, one sentence each. */
    static List<String> warnings(ApiKeyInfo key, Instant now) {
        List<String> warnings = new ArrayList<>();
        // 0 means that it never ends.
        Instant end = key.expireTime();
        if (end != null && end.toEpochMilli() > 0 && end.isBefore(now.plus(SOON))) {
            warnings.add("The key " + name(key) + " ends at " + end
                    + ", after which every signed call and login is refused: renew it, or put a new one in its place");
        }
        if (!key.ips().isEmpty()) {
            warnings.add("The key " + name(key) + " works from " + String.join(", ", key.ips())
                    + " only: should this machine's public address change, every signed call and login is refused");
        }
        return warnings;
    }

    private static String name(ApiKeyInfo key) {
        return key.apiName() == null ? "(without a name)" : "\"" + key.apiName() + "\"";
    }
}
