package io.github.camelblofin.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What the owner of a call holds: first its place in the queue, then its permit. Any thread. */
final class Ticket extends CompletableFuture<Permit> implements Permit {
    private final CallGate gate;
    private final Claim claim;

    Ticket(CallGate gate, Claim claim) {
        this.gate = gate;
        this.claim = claim;
    }

    Claim claim() {
        return claim;
    }

    /** Nobody may take it any more: its owner has given up while it was being admitted. */
    void admitted() {
        if (!complete(this)) {
            end(Ending.UNSENT);
        }
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        boolean cancelled = super.cancel(mayInterrupt);
        if (cancelled) {
            gate.leave(claim);
        }
        return cancelled;
    }

    @Override
    public void end(Ending ending) {
        gate.end(claim, ending, null);
    }

    @Override
    public Optional<Duration> stopped(Stop stop) {
        return gate.end(claim, Ending.ANSWERED, stop);
    }
}
