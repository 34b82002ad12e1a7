package io.github.camelblofin;

import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.order.Former;
import io.github.camelblofin.order.Write;
import io.github.camelblofin.rest.Draft;
import io.github.camelblofin.rest.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;

/**
 * What one message is about to change, under which ids. The ids that were drawn for it stay in a property of the Exchange
 * from the first attempt until the outcome is known, so that Camel's redelivery, which restores body and headers but not
 * properties, sends the same. Used by one thread at a time.
 */
final class OrderPlan {
    private final Draft draft;
    private final List<String> ids;
    private final List<String> keys;
    private final Former former;
    private final String property;
    /** Whether this attempt may have sent something. */
    private boolean begun;

    /**
     * @param ids by item; empty where the operation has none
     * @param keys business keys by item; empty where there are none
     * @param property where the Exchange remembers them
     */
    OrderPlan(Draft draft, List<String> ids, List<String> keys, Former former, String property) {
        this.draft = draft;
        this.ids = List.copyOf(ids);
        this.keys = List.copyOf(keys);
        this.former = former;
        this.property = property;
    }

    Target target() {
        return draft.target();
    }

    Former former() {
        return former;
    }

    /** What is changed, once the request was let through. */
    List<Write> writes() {
        List<Write> writes = new ArrayList<>();
        for (int i = 0; i < draft.items().size(); i++) {
            writes.add(new Write(
                    draft.target(),
                    draft.items().get(i),
                    ids.isEmpty() ? null : ids.get(i),
                    keys.isEmpty() ? null : keys.get(i)));
        }
        return writes;
    }

    /** An attempt begins; should nobody tell its end, its outcome is unknown. */
    void begin(Exchange exchange, LongSupplier now) {
        begun = true;
        remember(exchange, now);
    }

    private void remember(Exchange exchange, LongSupplier now) {
        if (!ids.isEmpty()) {
            exchange.setProperty(property, now.getAsLong() + " " + String.join(" ", ids));
        }
    }

    /** What to raise: an attempt that was held back tells nothing of the one before. */
    Throwable told(Throwable failure) {
        return failure != null && formerIsOpen()
                ? BlofinUnavailableException.stillUnknown(target().path(), ids, failure)
                : failure;
    }

    /** Whether an earlier attempt may be done, and this one did not come to ask. */
    private boolean formerIsOpen() {
        return !begun && former.kind() == Former.Kind.UNKNOWN;
    }

    /** The attempt has ended: what is known is forgotten, what is not stays for the next attempt. */
    void ended(Exchange exchange, Throwable failure, LongSupplier now) {
        if (ids.isEmpty()) {
            return;
        }
        tellIds(exchange);
        if (formerIsOpen()) {
            return;
        }
        boolean known = !(failure instanceof BlofinException told) ? failure == null : !told.outcomeUnknown();
        if (known) {
            exchange.removeProperty(property);
        } else {
            remember(exchange, now);
        }
    }

    private void tellIds(Exchange exchange) {
        exchange.getMessage().setHeader(BlofinHeaders.CLIENT_ORDER_ID, draft.list() ? ids : ids.get(0));
    }
}
