package io.github.camelblofin.simulator.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NonceMemoryTest {
    private final NonceMemory memory = new NonceMemory(3);

    @Test
    void aNonceIsFreeAgainAfterAMinute() {
        assertThat(memory.use("key", "n", 1_000)).isTrue();
        assertThat(memory.use("key", "n", 60_999)).isFalse();
        assertThat(memory.use("key", "n", 61_000)).isTrue();
    }

    @Test
    void keysDoNotShareNonces() {
        assertThat(memory.use("key", "n", 1_000)).isTrue();
        assertThat(memory.use("other", "n", 1_000)).isTrue();
    }

    @Test
    void theOldestAreForgottenWhenThereAreTooMany() {
        for (String nonce : new String[] {"a", "b", "c", "d"}) {
            assertThat(memory.use("key", nonce, 1_000)).isTrue();
        }

        assertThat(memory.use("key", "d", 1_000)).isFalse();
        assertThat(memory.use("key", "a", 1_000)).isTrue();
    }
}
