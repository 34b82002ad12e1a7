package io.github.camelblofin;

import io.github.camelblofin.model.Gap;
import io.github.camelblofin.stream.Push;
import io.github.camelblofin.stream.recovery.MessageKey;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Turns pushes into message bodies and headers, as {@code output} and {@code delivery} say.
 *
 * @param output what bodies hold
 * @param delivery one message a row or one a push; texts come one a push
 */
record PushExchanges(Output output, Delivery delivery) {
    /** The bodies of a push, in order. */
    List<Object> bodies(Push push) {
        return switch (output) {
            case json -> List.of(push.text().data());
            case raw -> List.of(push.text().envelope());
            case typed, map -> eachRow() ? push.rows() : List.of(push.rows());
        };
    }

    private boolean eachRow() {
        return delivery == Delivery.item && (output == Output.typed || output == Output.map);
    }

    /** Sets body and headers. */
    void fill(Exchange exchange, Push push, Object body) {
        MessageKey key = eachRow() ? MessageKey.ofRow(push, body) : MessageKey.ofAll(push);
        exchange.setIn(new PushMessage(exchange, push, body, key));
    }

    /** The message about a gap, whatever the output. */
    void fill(Exchange exchange, Gap gap) {
        Message message = exchange.getIn();
        message.setBody(gap);
        message.setHeader(BlofinHeaders.CHANNEL, gap.channel());
        message.setHeader(BlofinHeaders.GAP, true);
        message.setHeader(BlofinHeaders.MESSAGE_KEY, MessageKey.of(gap));
        if (gap.instId() != null) {
            message.setHeader(BlofinHeaders.INST_ID, gap.instId());
        }
    }
}
