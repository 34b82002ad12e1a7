package io.github.camelblofin;

import io.github.camelblofin.approval.ApprovalDesk;
import io.github.camelblofin.ledger.OrderLedger;
import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.time.WallClock;
import java.util.function.Supplier;

/** The one desk of a component; made when first asked for, since that reads the ledger. Safe for any thread. */
final class ComponentApprovals {
    private final Supplier<OrderLedger> ledger;
    private final Supplier<Scheduler> scheduler;
    /** {@code null}: nobody asked yet. Guarded by this. */
    private ApprovalDesk desk;

    ComponentApprovals(Supplier<OrderLedger> ledger, Supplier<Scheduler> scheduler) {
        this.ledger = ledger;
        this.scheduler = scheduler;
    }

    /** The first who asks reads the ledger, on his thread. */
    synchronized ApprovalDesk desk() {
        if (desk == null) {
            desk = new ApprovalDesk(ledger.get(), WallClock.SYSTEM, scheduler.get());
        }
        return desk;
    }

    synchronized void close() {
        if (desk != null) {
            desk.close();
            desk = null;
        }
    }
}
