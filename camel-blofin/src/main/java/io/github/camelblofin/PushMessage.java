package io.github.camelblofin;

import io.github.camelblofin.model.BookState;
import io.github.camelblofin.model.BookView;
import io.github.camelblofin.stream.Push;
import io.github.camelblofin.stream.recovery.MessageKey;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultMessage;

/**
 * The message of a push. Its map of headers is made when somebody looks for the first time, since for many routes the body
 * is enough. Keeps nothing of the push but its rows and headers.
 */
final class PushMessage extends DefaultMessage {
    private final String channel;
    private final String instId;
    private final String action;
    private final long receivedMillis;
    /** Messages left out before this one; only the first row of a push tells. */
    private final long skipped;

    private final boolean recovered;
    /** Of the message; made into text when somebody looks. */
    private final MessageKey key;
    /** {@code null} unless the rows are maintained books. */
    private final BookState bookState;

    PushMessage(Exchange exchange, Push push, Object body, MessageKey key) {
        super(exchange);
        this.channel = push.channel().routeName();
        this.instId = push.instId();
        this.action = push.action();
        this.skipped = first(push, body) ? push.skipped() : 0;
        this.bookState = bookState(push.rows());
        this.recovered = push.recovered();
        this.key = key;
        this.receivedMillis = push.receivedMillis();
        setBody(body);
    }

    private static BookState bookState(List<Object> rows) {
        return !rows.isEmpty() && rows.get(0) instanceof BookView view ? view.state() : null;
    }

    /** Whether it is the first message of its push. */
    private static boolean first(Push push, Object body) {
        return push.rows().isEmpty()
                || body == push.rows()
                || body == push.rows().get(0);
    }

    @Override
    protected boolean isPopulateHeadersSupported() {
        return true;
    }

    @Override
    protected void populateInitialHeaders(Map<String, Object> headers) {
        headers.put(BlofinHeaders.CHANNEL, channel);
        headers.put(BlofinHeaders.RECEIVED_AT, receivedMillis);
        headers.put(BlofinHeaders.MESSAGE_KEY, key.text());
        if (recovered) {
            headers.put(BlofinHeaders.RECOVERED, true);
        }
        if (instId != null) {
            headers.put(BlofinHeaders.INST_ID, instId);
        }
        if (bookState != null) {
            headers.put(BlofinHeaders.BOOK_STATE, bookState);
        } else if (action != null) {
            headers.put(BlofinHeaders.ACTION, action);
        }
        if (skipped > 0) {
            headers.put(BlofinHeaders.SKIPPED, skipped);
        }
    }
}
