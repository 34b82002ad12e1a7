package io.github.camelblofin.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs calls and logins: base64 of the lower-case hex text of HMAC-SHA256 over path with query, method, timestamp, nonce
 * and body. What is signed must be what is sent, byte for byte. Source: "REST Authentication", "WebSocket" login. Safe
 * for any thread.
 */
public final class RequestSigner {
    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] NO_BODY = {};
    private static final HexFormat HEX = HexFormat.of();

    private final Credentials credentials;
    /** A keyed Mac is costly to make, and not safe for several threads: each call works on a clone. */
    private final Mac keyed;

    public RequestSigner(Credentials credentials) {
        this.credentials = credentials;
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(credentials.secretKey().getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no " + ALGORITHM, e);
        }
    }

    /**
     * The value of the header {@code ACCESS-SIGN}.
     *
     * @param method HTTP method in upper case
     * @param pathAndQuery path, with {@code ?} and the query as sent if there is one
     * @param timestamp epoch milliseconds; the value of {@code ACCESS-TIMESTAMP}
     * @param nonce the value of {@code ACCESS-NONCE}
     * @param body the bytes sent; {@code null} or empty when there are none
     */
    public String sign(String method, String pathAndQuery, long timestamp, String nonce, byte[] body) {
        String head = pathAndQuery + method + timestamp + nonce;
        Mac mac = copy();
        mac.update(head.getBytes(StandardCharsets.UTF_8));
        byte[] digest = mac.doFinal(body == null ? NO_BODY : body);
        byte[] hex = HEX.formatHex(digest).getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(hex);
    }

    /** The {@code sign} of a WebSocket login. */
    public String signLogin(long timestamp, String nonce) {
        return sign("GET", "/users/self/verify", timestamp, nonce, NO_BODY);
    }

    /** The key that signs. */
    public Credentials credentials() {
        return credentials;
    }

    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("This Java runtime's " + ALGORITHM + " cannot be copied", e);
        }
    }
}
