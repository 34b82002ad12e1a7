package io.github.camelblofin;

import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Calls;
import java.time.Duration;
import org.apache.camel.Message;

/** Option {@code batchOrders}: single orders of the same moment are sent in one call. */
final class BatchOrders {
    private static final long LONGEST = 1_000;

    private BatchOrders() {}

    /**
     * The same calls, with orders gathered where the endpoint says so.
     *
     * @throws IllegalArgumentException when the option cannot be meant so
     */
    static Calls gathering(BlofinEndpoint endpoint, Calls calls) {
        long millis = endpoint.getConfiguration().getBatchOrders();
        if (millis < 0 || millis > LONGEST) {
            throw new IllegalArgumentException(
                    "batchOrders=" + millis + " is how many milliseconds an order waits for others:"
                            + " use a few, at most " + LONGEST + ", or 0 for none");
        }
        return endpoint.getComponent().services().orderBatcher().gathering(calls, Duration.ofMillis(millis));
    }

    static void tell(Message message, Answer answer) {
        if (answer.together() > 1) {
            message.setHeader(BlofinHeaders.BATCH_SIZE, answer.together());
        } else {
            message.removeHeader(BlofinHeaders.BATCH_SIZE);
        }
    }
}
