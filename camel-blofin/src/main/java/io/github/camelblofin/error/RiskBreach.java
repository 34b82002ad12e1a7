package io.github.camelblofin.error;

/**
 * One risk limit that a request would break.
 *
 * @param limit the option, such as {@code guard.maxNotional}
 * @param instId instrument; empty where the limit is about the account
 * @param message text for people: what the limit is, and by how much it would be broken
 */
public record RiskBreach(String limit, String instId, String message) {
    @Override
    public String toString() {
        return limit + ": " + message;
    }
}
