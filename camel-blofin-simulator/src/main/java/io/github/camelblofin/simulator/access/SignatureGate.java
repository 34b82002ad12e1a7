package io.github.camelblofin.simulator.access;

import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.time.WallClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Admits a signed call or login, or says with BloFin's code why not. Checked in this order: key, form of the timestamp,
 * its age, passphrase, signature, and last the nonce, so that only genuine callers use up nonces and memory. Secrets are
 * compared in constant time. Source: "REST Authentication", "Errors". Belongs to one thread.
 */
public final class SignatureGate {
    private static final long MAX_AGE_MILLIS = 60_000;
    private static final int MILLISECOND_DIGITS = 13;
    private static final int NONCES = 100_000;
    private static final byte[] NO_BODY = {};

    private final KeyRing keys;
    private final WallClock clock;
    private final NonceMemory nonces = new NonceMemory(NONCES);

    public SignatureGate(KeyRing keys, WallClock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Checks the claim of a login. */
    public Verdict check(Claim claim) {
        return check(claim, NO_BODY);
    }

    /**
     * Checks a claim; an admitted claim cannot be used again for 60 s.
     *
     * @param body exactly as sent; empty when there is none
     */
    public Verdict check(Claim claim, byte[] body) {
        KeyRing.Key key =
                claim.apiKey() == null ? null : keys.find(claim.apiKey()).orElse(null);
        if (key == null) {
            return Verdict.refused(ErrorCode.KEY_NOT_FOUND);
        }
        if (!inMilliseconds(claim.timestamp())) {
            return Verdict.refused(ErrorCode.TIMESTAMP_NOT_MILLISECONDS);
        }
        long now = clock.millis();
        long timestamp = Long.parseLong(claim.timestamp());
        if (Math.abs(now - timestamp) > MAX_AGE_MILLIS) {
            return Verdict.refused(ErrorCode.TIMESTAMP_EXPIRED);
        }
        if (!same(key.account().passphrase(), claim.passphrase())) {
            return Verdict.refused(ErrorCode.PASSPHRASE_ERROR);
        }
        String nonce = claim.nonce();
        if (nonce == null || nonce.isEmpty() || !genuine(key, claim, timestamp, body)) {
            return Verdict.refused(ErrorCode.SIGNATURE_FAILED);
        }
        return nonces.use(claim.apiKey(), nonce, now)
                ? Verdict.admitted(key.account())
                : Verdict.refused(ErrorCode.REPEATED_NONCE);
    }

    private static boolean genuine(KeyRing.Key key, Claim claim, long timestamp, byte[] body) {
        String expected = key.signer().sign(claim.method(), claim.pathAndQuery(), timestamp, claim.nonce(), body);
        return same(expected, claim.sign());
    }

    /** Seconds have ten digits, microseconds sixteen: only thirteen digits without a leading zero are milliseconds. */
    private static boolean inMilliseconds(String timestamp) {
        return timestamp != null
                && timestamp.length() == MILLISECOND_DIGITS
                && timestamp.charAt(0) != '0'
                && timestamp.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean same(String expected, String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
