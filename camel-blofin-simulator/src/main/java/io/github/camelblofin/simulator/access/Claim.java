package io.github.camelblofin.simulator.access;

/**
 * What a caller says to prove who it is; texts as they came, null where absent.
 *
 * @param pathAndQuery exactly as sent
 */
public record Claim(
        String apiKey,
        String sign,
        String timestamp,
        String nonce,
        String passphrase,
        String method,
        String pathAndQuery) {

    /** The claim of a WebSocket login. Source: "WebSocket" login. */
    public static Claim login(String apiKey, String sign, String timestamp, String nonce, String passphrase) {
        return new Claim(apiKey, sign, timestamp, nonce, passphrase, "GET", "/users/self/verify");
    }

    /** Never shows key material. */
    @Override
    public String toString() {
        return "Claim[" + method + ' ' + pathAndQuery + ']';
    }
}
