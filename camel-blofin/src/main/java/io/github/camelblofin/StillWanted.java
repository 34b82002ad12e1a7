package io.github.camelblofin;

import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.rest.Request;
import io.github.camelblofin.rest.Target;
import io.github.camelblofin.time.WallClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;

/**
 * Whether a message still wants its call when its turn comes: until it expires ({@link BlofinHeaders#EXPIRES}), and unless
 * its Exchange was interrupted while it waited. Safe for any thread.
 */
final class StillWanted implements BooleanSupplier {
    private final Exchange exchange;
    /** {@code null}: never. */
    private final Instant expires;

    private final WallClock clock;
    /** What goes wrong before, such as in a route that clears up, is no reason to hold back a call. */
    private final boolean wasSound;

    /** @throws BlofinInvalidRequestException when the header is no time, or has passed */
    StillWanted(Exchange exchange, Target target, boolean heeded, WallClock clock) {
        this.exchange = exchange;
        this.clock = clock;
        this.wasSound = sound();
        Object header = heeded ? exchange.getMessage().getHeader(BlofinHeaders.EXPIRES) : null;
        this.expires = header == null ? null : time(header, target);
        if (expires != null && left().isZero()) {
            throw refusal(target, "it expired at " + expires);
        }
    }

    private static Instant time(Object header, Target target) {
        if (header instanceof Instant time) {
            return time;
        }
        String text = header.toString().strip();
        try {
            return text.matches("\\d{1,18}") ? Instant.ofEpochMilli(Long.parseLong(text)) : Instant.parse(text);
        } catch (DateTimeException e) {
            throw refusal(
                    target,
                    "the header " + BlofinHeaders.EXPIRES + " is \"" + text
                            + "\"; use an Instant, milliseconds since the epoch, or a text such as 2026-01-01T12:00:00Z");
        }
    }

    private static BlofinInvalidRequestException refusal(Target target, String why) {
        return new BlofinInvalidRequestException(Failure.local(target.path(), target.path() + " was not sent: " + why));
    }

    /** The request, no call of which waits for longer, or goes out later. */
    Request limit(Request request, BlofinConfiguration options) {
        Duration patience = options.patience().limit();
        boolean sooner = expires != null && left().compareTo(patience) < 0;
        return request.waiting(sooner ? options.patience().within(left()) : options.patience())
                .wantedWhile(this);
    }

    private Duration left() {
        Duration left = Duration.between(Instant.ofEpochMilli(clock.millis()), expires);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private boolean sound() {
        return exchange.getException() == null
                && !exchange.getExchangeExtension().isInterrupted();
    }

    @Override
    public boolean getAsBoolean() {
        return (sound() || !wasSound) && (expires == null || !left().isZero());
    }
}
