package io.github.camelblofin.stream.recovery;

import io.github.camelblofin.stream.KeptMessages;
import io.github.camelblofin.stream.Push;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * What waits of one instrument until what was missed before it has been read, so that other instruments need not wait
 * behind it. Messages count in the subscription's mailbox. Of confirmations, losses and the like only the last of each kind
 * is kept between two messages, so that nothing piles up. In order with the messages only.
 */
final class WaitingLine {
    /** What waits. */
    enum Kind {
        MESSAGE,
        CONFIRMED,
        INTERRUPTED,
        PAUSED
    }

    /** @param push {@code null} unless it is a message */
    private record Item(Kind kind, Push push, Supplier<CompletionStage<Void>> work) {}

    private final ArrayDeque<Item> items = new ArrayDeque<>();

    boolean isEmpty() {
        return items.isEmpty();
    }

    /** A message behind all others. */
    void addLast(Push push, KeptMessages kept, Supplier<CompletionStage<Void>> work) {
        kept.add(push);
        items.addLast(new Item(Kind.MESSAGE, push, work));
    }

    /** The message that is being dealt with has to wait. */
    void addFirst(Push push, KeptMessages kept, Supplier<CompletionStage<Void>> work) {
        kept.add(push);
        items.addFirst(new Item(Kind.MESSAGE, push, work));
    }

    /** Something else behind all others. */
    void add(Kind kind, Supplier<CompletionStage<Void>> work) {
        for (Iterator<Item> last = items.descendingIterator(); last.hasNext(); ) {
            Item item = last.next();
            if (item.kind() == Kind.MESSAGE) {
                break;
            }
            if (item.kind() == kind) {
                last.remove();
            }
        }
        items.addLast(new Item(kind, null, work));
    }

    /** Takes the first. */
    Supplier<CompletionStage<Void>> take(KeptMessages kept) {
        Item first = items.removeFirst();
        if (first.push() != null) {
            kept.remove(first.push());
        }
        return first.work();
    }
}
