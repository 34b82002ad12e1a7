package io.github.camelblofin.stream;

import io.github.camelblofin.auth.Credentials;
import io.github.camelblofin.error.BlofinException;
import java.time.Duration;

/**
 * The logins of one connection: the key that the last was made with, and why it was refused. The provider is asked at each,
 * so that a new key is used from the next login on. Owned by the loop.
 */
final class Login {
    private final PoolKey key;
    private final StreamPorts ports;
    /** The key of the present or last login; {@code null} before the first. Owner: the loop, as for all fields. */
    private Credentials used;
    /** The refusal of the last login; {@code null} after one that worked. */
    private BlofinException problem;

    Login(PoolKey key, StreamPorts ports) {
        this.key = key;
        this.ports = ports;
    }

    /**
     * A request to log in now. Never log it.
     *
     * @throws RuntimeException what the credentials provider throws
     */
    String request() {
        Credentials now = key.credentials().current();
        String text = ControlFrames.login(now, ports.nonces(), ports.serverClock(key));
        used = now;
        return text;
    }

    void accepted() {
        problem = null;
    }

    /** Gives the problem. It is news only when there was none before. */
    BlofinException refused(String code, String text, Duration wait) {
        problem = Refusals.login(key, code, text, wait, ports.serverClock(key));
        return problem;
    }

    /** Why the last login was refused; {@code null} when it was not. */
    BlofinException problem() {
        return problem;
    }

    /** Whether the provider gives another key than the one in use. */
    boolean outdated() {
        if (used == null) {
            return false;
        }
        try {
            return !used.equals(key.credentials().current());
        } catch (RuntimeException noKeyNow) {
            // The present login stays good; the next one will tell.
            return false;
        }
    }

    /** The text without the keys, the one in use and the next. */
    String hide(String text) {
        if (key.credentials() == null) {
            return text;
        }
        try {
            String hidden = key.credentials().current().hideIn(text);
            return used == null ? hidden : used.hideIn(hidden);
        } catch (RuntimeException noKeyNow) {
            return "(its text is not shown, since the credentials provider fails)";
        }
    }
}
