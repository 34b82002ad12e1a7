package io.github.camelblofin;

import io.github.camelblofin.stream.Push;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultMessage;

/**
 * The message of a push. Its map of headers is made when somebody looks for the first time, since for many routes the body
 * is enough. Keeps nothing of the push but its headers.
 */
final class PushMessage extends DefaultMessage {
    private final String channel;
    private final String instId;
    private final String action;
    private final long receivedMillis;

    PushMessage(Exchange exchange, Push push, Object body) {
        super(exchange);
        this.channel = push.channel().routeName();
        this.instId = push.instId();
        this.action = push.action();
        this.receivedMillis = push.receivedMillis();
        setBody(body);
    }

    @Override
    protected boolean isPopulateHeadersSupported() {
        return true;
    }

    @Override
    protected void populateInitialHeaders(Map<String, Object> headers) {
        headers.put(BlofinHeaders.CHANNEL, channel);
        headers.put(BlofinHeaders.RECEIVED_AT, receivedMillis);
        if (instId != null) {
            headers.put(BlofinHeaders.INST_ID, instId);
        }
        if (action != null) {
            headers.put(BlofinHeaders.ACTION, action);
        }
    }
}
