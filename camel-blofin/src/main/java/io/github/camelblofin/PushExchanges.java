package io.github.camelblofin;

import io.github.camelblofin.model.BookView;
import io.github.camelblofin.stream.Push;
import java.util.List;
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
            case typed, map -> delivery == Delivery.item ? push.rows() : List.of(push.rows());
        };
    }

    /** Sets body and headers. */
    void fill(Message message, Push push, Object body) {
        message.setBody(body);
        message.setHeader(BlofinHeaders.CHANNEL, push.channel().routeName());
        message.setHeader(BlofinHeaders.RECEIVED_AT, push.receivedMillis());
        if (push.instId() != null) {
            message.setHeader(BlofinHeaders.INST_ID, push.instId());
        }
        if (!push.rows().isEmpty() && push.rows().get(0) instanceof BookView view) {
            message.setHeader(BlofinHeaders.BOOK_STATE, view.state());
        } else if (push.action() != null) {
            message.setHeader(BlofinHeaders.ACTION, push.action());
        }
    }
}
