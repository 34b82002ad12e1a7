package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.auth.Credentials;
import io.github.camelblofin.auth.NonceSource;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyRotationSecretsTest {
    private Credentials key = Credentials.of("kite-old-key", "sesame-old", "open-old");

    @Test
    void answersAreShownWithoutTheOldKeyAndWithoutTheNewOne() {
        Signing signing = new Signing(() -> key, () -> 1_700_000_000_000L, new NonceSource(new Random(7)::nextLong));
        Call call = Call.withQuery(Target.of(Operation.ACCOUNT_BALANCE), "");
        signing.headers(call);
        key = Credentials.of("kite-new-key", "sesame-new", "open-new");
        assertThat(signing.headers(call)).containsEntry("ACCESS-KEY", "kite-new-key");

        assertThat(signing.hideIn("kite-old-key sesame-old open-old kite-new-key sesame-new open-new"))
                .isEqualTo("*** *** *** *** *** ***");
        assertThat(signing.hideIn(null)).isNull();
    }
}
