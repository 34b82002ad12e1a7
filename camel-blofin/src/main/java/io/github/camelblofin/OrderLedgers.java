package io.github.camelblofin;

import io.github.camelblofin.ledger.MemoryLedger;
import io.github.camelblofin.ledger.OrderLedger;
import io.github.camelblofin.time.WallClock;
import org.apache.camel.CamelContext;

/**
 * Opens the ledger that the option {@code orderLedger} names, when it is first needed, and closes it. A bean is closed by
 * whoever made it. Safe for any thread.
 */
final class OrderLedgers implements AutoCloseable {
    private final OrderLedger bean;
    /** Guarded by this; {@code null}: not opened yet, or there is a bean. */
    private OrderLedger own;

    private OrderLedgers(OrderLedger bean) {
        this.bean = bean;
    }

    /**
     * What will open the ledger.
     *
     * @param option a ledger, {@code memory}, or the name of a bean; {@code null}: in memory
     * @throws IllegalArgumentException says what is accepted
     */
    static OrderLedgers of(CamelContext context, Object option) {
        if (option == null || option instanceof OrderLedger) {
            return new OrderLedgers((OrderLedger) option);
        }
        String text = option.toString();
        if (text.equals("memory")) {
            return new OrderLedgers(null);
        }
        String name = text.replaceFirst("^#(bean:)?", "");
        OrderLedger found = context.getRegistry().lookupByNameAndType(name, OrderLedger.class);
        if (found == null) {
            throw new IllegalArgumentException("orderLedger=" + text
                    + " is neither memory nor #name of a bean that implements " + OrderLedger.class.getName());
        }
        return new OrderLedgers(found);
    }

    /** The ledger, opened when it was not yet. */
    synchronized OrderLedger open() {
        if (bean != null) {
            return bean;
        }
        if (own == null) {
            own = new MemoryLedger(WallClock.SYSTEM);
        }
        return own;
    }

    @Override
    public synchronized void close() {
        if (own != null) {
            own.close();
            own = null;
        }
    }
}
