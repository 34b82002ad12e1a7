package io.github.camelblofin.rest;

import io.github.camelblofin.auth.Credentials;
import io.github.camelblofin.auth.CredentialsProvider;
import io.github.camelblofin.auth.NonceSource;
import io.github.camelblofin.auth.RequestSigner;
import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.time.WallClock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes the headers that prove who calls. Asks for the key each time, so that keys can be rotated; a new key is used from
 * the next call on. Source: "REST Authentication". Safe for any thread.
 */
public final class Signing {
    static final String SIGNATURE = "ACCESS-SIGN";
    static final String TIMESTAMP = "ACCESS-TIMESTAMP";

    private static final Signing NONE = new Signing(null, WallClock.SYSTEM, null);

    private final CredentialsProvider keys;
    private final WallClock clock;
    private final NonceSource nonces;
    private final Supplier<Optional<String>> user;
    /** Any thread may replace it; two at once make the same one twice, which does no harm. */
    private volatile RequestSigner signer;
    /** The key before that, which an answer to an earlier call may echo. Any thread may replace it. */
    private volatile RequestSigner former;

    /**
     * @param keys gives the key
     * @param clock the exchange's time of day, as well as it is known
     */
    public Signing(CredentialsProvider keys, WallClock clock, NonceSource nonces) {
        this(keys, clock, nonces, Optional::empty);
    }

    /** @param user whose calls count together, as far as that is known; asked for each call */
    public Signing(CredentialsProvider keys, WallClock clock, NonceSource nonces, Supplier<Optional<String>> user) {
        this.user = user;
        this.keys = keys;
        this.clock = clock;
        this.nonces = nonces;
    }

    /** Can do public calls only. */
    public static Signing none() {
        return NONE;
    }

    /** @throws BlofinAuthenticationException when there is no key */
    Map<String, String> headers(Call call) {
        RequestSigner by = signer(call.target().path());
        long timestamp = clock.millis();
        String nonce = nonces.next();
        String signature = by.sign(call.target().method().name(), call.pathAndQuery(), timestamp, nonce, call.bytes());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ACCESS-KEY", by.credentials().apiKey());
        headers.put(SIGNATURE, signature);
        headers.put(TIMESTAMP, Long.toString(timestamp));
        headers.put("ACCESS-NONCE", nonce);
        headers.put("ACCESS-PASSPHRASE", by.credentials().passphrase());
        return headers;
    }

    /**
     * The public part of the current key; empty when there are no keys.
     *
     * @throws RuntimeException what the provider of the keys throws
     */
    public Optional<String> keyId() {
        return Optional.ofNullable(keys).map(CredentialsProvider::current).map(Credentials::apiKey);
    }

    /** Whose trading calls these are; empty when nobody knows. */
    public Optional<String> user() {
        return user.get();
    }

    /** The text without the key, also the one before a rotation, should the other side have echoed it. */
    String hideIn(String text) {
        return hide(former, hide(signer, text));
    }

    private static String hide(RequestSigner by, String text) {
        return by == null || text == null ? text : by.credentials().hideIn(text);
    }

    private RequestSigner signer(String path) {
        if (keys == null) {
            throw new BlofinAuthenticationException(Failure.local(
                    path, path + " needs a key, but none is configured: set apiKey, secretKey and passphrase"));
        }
        Credentials current = current(path);
        RequestSigner known = signer;
        if (known == null || !known.credentials().equals(current)) {
            former = known;
            known = new RequestSigner(current);
            signer = known;
        }
        return known;
    }

    private Credentials current(String path) {
        try {
            return Objects.requireNonNull(keys.current(), "the credentialsProvider gave no key");
        } catch (RuntimeException e) {
            throw new BlofinAuthenticationException(
                    Failure.local(path, path + " was not sent: the credentialsProvider failed; look at the cause"), e);
        }
    }
}
