package io.github.camelblofin.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ClientIdsTest {
    private long now = 1_772_000_000_000L;
    private final ClientIds ids = new ClientIds(() -> now, () -> -1L);

    @Test
    void newIdsSortByTimeAndFit() {
        String first = ids.next("abcdefghijk");
        now += 1;
        String second = ids.next("abcdefghijk");

        assertThat(first).matches("[A-Za-z0-9]{32}").isLessThan(second);
    }

    @Test
    void processesThatDrawOtherNumbersHaveOtherIds() {
        ClientIds other = new ClientIds(() -> now, () -> 4L);

        assertThat(ids.next("")).isNotEqualTo(other.next("")).hasSize(21);
    }

    @Test
    void prefixThatLeavesNoRoomIsRefused() {
        assertThatThrownBy(() -> ClientIds.requirePrefix("abcdefghijkl")).hasMessageContaining("up to 11 letters");
        assertThatThrownBy(() -> ClientIds.requirePrefix("a-b")).hasMessageContaining("clientOrderIdPrefix=a-b");
    }

    @Test
    void keyThatFitsIsTheId() {
        assertThat(ClientIds.of("PO4711")).isEqualTo("PO4711");
    }

    @Test
    void keyThatLooksLikeAHashIsHashed() {
        String hashed = ClientIds.of("PO/4711");

        assertThat(hashed).matches("zz[0-9a-z]{30}");
        assertThat(ClientIds.of(hashed)).isNotEqualTo(hashed);
    }

    @Property(tries = 300)
    void otherKeysHaveOtherIds(@ForAll @Size(max = 50) Set<String> keys) {
        Map<String, String> keyOfId = new HashMap<>();
        for (String key : keys) {
            if (!key.isEmpty()) {
                String id = ClientIds.of(key);
                assertThat(id).matches("[A-Za-z0-9]{1,32}").isEqualTo(ClientIds.of(key));
                assertThat(keyOfId.put(id, key)).isNull();
                assertThat(keyOfId.put(ClientIds.of(key, 0), key)).isNull();
            }
        }
    }
}
