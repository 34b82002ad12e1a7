package io.github.camelblofin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.api.Environment;
import io.github.camelblofin.stream.ConnectionPacer;
import org.junit.jupiter.api.Test;

class RateLimitProfileTest {
    @Test
    void offIsRefusedForAnExchangeElsewhere() {
        RateLimitProfile off = RateLimitProfile.named("off");
        assertThatThrownBy(() -> off.requireAllowed(Environment.LIVE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rateLimitProfile=off")
                .hasMessageContaining("openapi.blofin.com")
                .hasMessageContaining("remove it");
        assertThatCode(() -> off.requireAllowed(Environment.at("http://localhost:8321")))
                .doesNotThrowAnyException();
    }

    @Test
    void unknownNameIsToldTheKnownOnes() {
        assertThatThrownBy(() -> RateLimitProfile.named("none")).hasMessageContaining("standard or off");
    }

    @Test
    void endpointsShareOnePacerUnlessItIsOff() {
        assertThat(RateLimitProfile.STANDARD.connectionPacer()).isSameAs(ConnectionPacer.SHARED);
        assertThat(RateLimitProfile.OFF.connectionPacer()).isNotSameAs(ConnectionPacer.SHARED);
    }
}
