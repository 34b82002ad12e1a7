package io.github.camelblofin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The option {@code rateLimitStore} and those that belong to it. */
class RateLimitStoresTest {
    private final CamelContext context = new DefaultCamelContext();
    private final BlofinComponent component = new BlofinComponent();

    @BeforeEach
    void configure() {
        component.setRateLimitStore("redis://user:hush@localhost:1");
        component.setRateLimitProcesses(3);
        component.getConfiguration().setBaseUrl("http://localhost:1");
        context.addComponent("blofin", component);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void componentStartsAlthoughRedisIsAway() {
        context.start();

        assertThat(component.isStarted()).isTrue();
    }

    @Test
    void wrongUrlIsNotRepeated() {
        component.setRateLimitStore("redis://user:hush@localhost:99999999");

        assertThatThrownBy(context::start)
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rateLimitStore is no usable URL")
                .hasMessageNotContaining("hush");
    }

    @Test
    void numberOfProcessesMustBeKnown() {
        component.setRateLimitProcesses(0);
        assertThatThrownBy(context::start).rootCause().hasMessageContaining("rateLimitStore needs rateLimitProcesses");
    }

    @Test
    void limitsMustSufficeForSoManyProcesses() {
        component.setRateLimitProcesses(40);
        assertThatThrownBy(context::start)
                .rootCause()
                .hasMessageContaining("rateLimitProcesses=40 are too many for 30/10s");
    }

    @Test
    void endpointMayNotTakeLongerThanCrashedCallsAreReckonedWith() {
        context.start();

        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:slow").to("blofin:market/tickers?requestTimeout=20000");
                    }
                }))
                .rootCause()
                .hasMessageContaining("requestTimeout=20000 is longer than the component's (10000)");
    }
}
