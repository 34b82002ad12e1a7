package io.github.camelblofin;

import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.time.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;

/**
 * Says whether a failed call may be made again, and when: the bean behind the redelivery of {@link BlofinRouteTemplates} and the
 * Kamelets. Again only when it is certain that nothing was done ({@link BlofinException#retryable()} and not
 * {@link BlofinException#outcomeUnknown()}), or when the circuit breaker let nothing through; anything else, also what it does
 * not know, is given up at once, since an order must not be sent twice.
 *
 * <p>It is a bean and not an error handler, because a Kamelet's own error handler is replaced by its caller's. Safe for any
 * thread; what it knows of an Exchange is in a property of that Exchange, one above the other where templates are nested.
 */
public final class BlofinRedelivery {
    static final String STATE = "CamelBlofinRedelivery";

    /** By its name, since resilience4j need not be there. */
    private static final String CIRCUIT_OPEN = "io.github.resilience4j.circuitbreaker.CallNotPermittedException";

    private final WallClock clock;

    public BlofinRedelivery() {
        this(WallClock.SYSTEM);
    }

    BlofinRedelivery(WallClock clock) {
        this.clock = clock;
    }

    /** Begins with a message: the first attempt is due. */
    public void start(Exchange exchange) {
        State outer = exchange.getProperty(STATE, State.class);
        exchange.setProperty(STATE, new State(outer));
    }

    /** Whether another attempt is due. */
    public boolean due(Exchange exchange) {
        return state(exchange).due;
    }

    /** An attempt begins. */
    public void attempt(Exchange exchange) {
        State state = state(exchange);
        state.attempts++;
        state.due = false;
        state.failure = null;
        state.delay = Duration.ZERO;
    }

    /** The attempt failed with what Camel caught. */
    public void failed(Exchange exchange) {
        state(exchange).failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    }

    /**
     * Whether it is tried again after this attempt, and when.
     *
     * @param maximumRedeliveries attempts after the first one
     * @param redeliveryDelay milliseconds before the second attempt
     * @param backOffMultiplier by what the delay grows from one to the next
     * @param maximumRedeliveryDelay milliseconds; who must wait longer, because BloFin says so, is given up
     */
    public void decide(
            Exchange exchange,
            int maximumRedeliveries,
            long redeliveryDelay,
            double backOffMultiplier,
            long maximumRedeliveryDelay) {
        State state = state(exchange);
        if (state.failure == null || state.attempts > maximumRedeliveries || !certain(state.failure)) {
            return;
        }
        double grown = redeliveryDelay * Math.pow(backOffMultiplier, state.attempts - 1.0);
        Duration longest = Duration.ofMillis(maximumRedeliveryDelay);
        Duration delay = Duration.ofMillis((long) Math.min(grown, (double) maximumRedeliveryDelay));
        Duration untilAllowed = untilAllowed(state.failure);
        state.delay = delay.compareTo(untilAllowed) < 0 ? untilAllowed : delay;
        state.due = state.delay.compareTo(longest) <= 0;
        if (!state.due) {
            state.delay = Duration.ZERO;
        }
    }

    /** Milliseconds before the next attempt. */
    public long delay(Exchange exchange) {
        return state(exchange).delay.toMillis();
    }

    /** Whether all attempts failed. */
    public boolean exhausted(Exchange exchange) {
        return state(exchange).failure != null;
    }

    /** Ends with a message: what it failed with at last fails it now. */
    public void finish(Exchange exchange) {
        State state = state(exchange);
        if (state.outer == null) {
            exchange.removeProperty(STATE);
        } else {
            exchange.setProperty(STATE, state.outer);
        }
        if (state.failure != null) {
            exchange.setException(state.failure);
        }
    }

    private static boolean certain(Throwable failure) {
        if (failure.getClass().getName().equals(CIRCUIT_OPEN)) {
            return true;
        }
        BlofinException known = ObjectHelper.getException(BlofinException.class, failure);
        return known != null && known.retryable() && !known.outcomeUnknown();
    }

    private Duration untilAllowed(Throwable failure) {
        Optional<Instant> allowed = Optional.ofNullable(ObjectHelper.getException(BlofinException.class, failure))
                .flatMap(BlofinException::retryAt);
        return allowed.map(at -> Duration.between(clock.instant(), at)).orElse(Duration.ZERO);
    }

    private static State state(Exchange exchange) {
        State state = exchange.getProperty(STATE, State.class);
        if (state == null) {
            throw new IllegalStateException("call start(exchange) of " + BlofinRedelivery.class.getName() + " first");
        }
        return state;
    }

    /** Of one message in one template. Used by one thread at a time. */
    private static final class State {
        private final State outer;
        private boolean due = true;
        private int attempts;
        private Throwable failure;
        private Duration delay = Duration.ZERO;

        State(State outer) {
            this.outer = outer;
        }
    }
}
