package io.github.camelblofin;

import io.github.camelblofin.stream.Push;
import java.util.List;
import org.apache.camel.Exchange;

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
    void fill(Exchange exchange, Push push, Object body) {
        exchange.setIn(new PushMessage(exchange, push, body));
    }
}
