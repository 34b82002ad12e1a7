package io.github.camelblofin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.error.Failure;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** What is tried again, when, and how often. */
class BlofinRedeliveryTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final BlofinRedelivery redelivery = new BlofinRedelivery(NOW::toEpochMilli);
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    private void fail(Throwable failure) {
        redelivery.attempt(exchange);
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
        redelivery.failed(exchange);
        redelivery.decide(exchange, 3, 1_000, 2, 3_000);
    }

    private static Failure failure(boolean retryable, boolean unknown) {
        return new Failure("trade/order", null, null, "failed", retryable, unknown, false, null);
    }

    @Test
    void delaysGrowToABoundAndAttemptsEnd() {
        redelivery.start(exchange);
        assertThat(redelivery.due(exchange)).isTrue();
        for (long delay : new long[] {1_000, 2_000, 3_000}) {
            fail(new BlofinUnavailableException(failure(true, false)));
            assertThat(redelivery.due(exchange)).isTrue();
            assertThat(redelivery.delay(exchange)).isEqualTo(delay);
        }
        fail(new BlofinUnavailableException(failure(true, false)));
        assertThat(redelivery.due(exchange)).isFalse();
        assertThat(redelivery.delay(exchange)).isZero();
        assertThat(redelivery.exhausted(exchange)).isTrue();
    }

    @Test
    void whatPossiblyHappenedIsNeverTriedAgain() {
        for (Throwable failure : new Throwable[] {
            new BlofinUnavailableException(failure(true, true)),
            new BlofinUnavailableException(failure(false, false)),
            new RuntimeCamelException(new BlofinUnavailableException(failure(true, true))),
            new IllegalStateException("who knows")
        }) {
            redelivery.start(exchange);
            fail(failure);
            assertThat(redelivery.due(exchange)).as(failure.toString()).isFalse();
            redelivery.finish(exchange);
            assertThat(exchange.getException()).isSameAs(failure);
            exchange.setException(null);
        }
    }

    @Test
    void blofinsMomentIsAwaitedUnlessItIsTooFar() {
        redelivery.start(exchange);
        fail(new BlofinRateLimitException(failure(true, false).until(NOW.plusMillis(2_500))));
        assertThat(redelivery.due(exchange)).isTrue();
        assertThat(redelivery.delay(exchange)).isEqualTo(2_500);
        fail(new BlofinRateLimitException(failure(true, false).until(NOW.plusSeconds(300))));
        assertThat(redelivery.due(exchange)).isFalse();
    }

    @Test
    void successLeavesNothing() {
        redelivery.start(exchange);
        fail(new BlofinUnavailableException(failure(true, false)));
        redelivery.attempt(exchange);
        redelivery.decide(exchange, 3, 1_000, 2, 3_000);
        assertThat(redelivery.due(exchange)).isFalse();
        assertThat(redelivery.exhausted(exchange)).isFalse();
        redelivery.finish(exchange);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getProperties()).doesNotContainKey(BlofinRedelivery.STATE);
        assertThatIllegalStateException().isThrownBy(() -> redelivery.due(exchange));
    }

    @Test
    void oneTemplateInsideAnotherCountsByItself() {
        redelivery.start(exchange);
        fail(new BlofinUnavailableException(failure(true, false)));
        redelivery.start(exchange);
        fail(new BlofinUnavailableException(failure(true, false)));
        assertThat(redelivery.delay(exchange)).isEqualTo(1_000);
        redelivery.finish(exchange);
        exchange.setException(null);
        fail(new BlofinUnavailableException(failure(true, false)));
        assertThat(redelivery.delay(exchange)).isEqualTo(2_000);
    }
}
