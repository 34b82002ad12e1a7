package io.github.camelblofin.limit;

import io.github.camelblofin.api.Priority;
import io.github.camelblofin.api.RateClass;
import io.github.camelblofin.error.BlofinRateLimitException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The budgets of an exchange in virtual time, and short words to call it with. */
final class Desk {
    static final URI EXCHANGE = URI.create("https://exchange.example");
    static final Turn.Patience HALF_A_MINUTE = Turn.Patience.DEFAULT;

    final VirtualTime time = new VirtualTime();
    final CallGates gates = new CallGates(time.keeping());
    final List<LimitEvent> events = new ArrayList<>();

    LimitAccess open(LimitSettings settings) {
        return gates.open(EXCHANGE, "default", settings, events::add);
    }

    static Turn trading(String user, Priority priority) {
        return new Turn("trade/order", RateClass.TRADING_USER, user, priority, HALF_A_MINUTE);
    }

    static Turn market() {
        return new Turn("market/tickers", RateClass.IP, null, Priority.MARKET, HALF_A_MINUTE);
    }

    static Turn impatient(Turn turn) {
        return new Turn(
                turn.operation(),
                turn.rateClass(),
                turn.user(),
                turn.priority(),
                new Turn.Patience(Duration.ZERO, false));
    }

    static Turn outlastingBans(Turn turn) {
        return new Turn(
                turn.operation(),
                turn.rateClass(),
                turn.user(),
                turn.priority(),
                new Turn.Patience(Duration.ofSeconds(30), true));
    }

    /** Makes calls that are answered at once, until one would have to wait. How many there were. */
    static int exhaust(LimitAccess access, Turn turn) {
        for (int i = 0; ; i++) {
            CompletableFuture<Permit> call = access.admit(impatient(turn));
            if (call.isCompletedExceptionally()) {
                return i;
            }
            call.join().end(Ending.ANSWERED);
        }
    }

    static BlofinRateLimitException refusal(CompletableFuture<Permit> call) {
        try {
            call.getNow(null);
            throw new AssertionError("it was admitted");
        } catch (CompletionException e) {
            return (BlofinRateLimitException) e.getCause();
        }
    }

    static boolean admitted(CompletableFuture<Permit> call) {
        return call.isDone() && !call.isCompletedExceptionally();
    }
}
