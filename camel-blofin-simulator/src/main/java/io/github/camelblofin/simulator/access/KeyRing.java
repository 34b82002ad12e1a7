package io.github.camelblofin.simulator.access;

import io.github.camelblofin.api.Access;
import io.github.camelblofin.auth.Credentials;
import io.github.camelblofin.auth.RequestSigner;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** All API keys of one simulator. Immutable. */
public final class KeyRing {
    private final Map<String, Key> keys;

    /** A key with the signer that recomputes its signatures. */
    record Key(PlayAccount account, RequestSigner signer) {}

    public KeyRing(List<PlayAccount> accounts) {
        Map<String, Key> byApiKey = new LinkedHashMap<>();
        for (PlayAccount account : accounts) {
            Credentials credentials = Credentials.of(account.apiKey(), account.secretKey(), account.passphrase());
            byApiKey.put(account.apiKey(), new Key(account, new RequestSigner(credentials)));
        }
        keys = Map.copyOf(byApiKey);
    }

    /** Makes the key of an account; the same seed and name give the same key. */
    public static PlayAccount issue(long seed, String name, Set<Access> permissions) {
        SplittableRandom random = new SplittableRandom(seed * 31 + name.hashCode());
        return new PlayAccount(
                name,
                "play-key-" + hex(random, 8),
                "play-secret-" + hex(random, 16),
                "play-pass-" + hex(random, 4),
                permissions);
    }

    Optional<Key> find(String apiKey) {
        return Optional.ofNullable(keys.get(apiKey));
    }

    private static String hex(SplittableRandom random, int bytes) {
        byte[] raw = new byte[bytes];
        random.nextBytes(raw);
        return HexFormat.of().formatHex(raw);
    }
}
