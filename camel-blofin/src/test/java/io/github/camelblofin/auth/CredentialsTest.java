package io.github.camelblofin.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelblofin.model.BlofinJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private static final Credentials KEY = Credentials.of("abcdefgh12345678", "the-secret-part", "the-passphrase");

    private static void assertTellsNothing(String text) {
        assertThat(text)
                .doesNotContain("abcdefgh12345678")
                .doesNotContain("the-secret-part")
                .doesNotContain("the-passphrase");
    }

    @Test
    void textTellsKeysApartButNothingSecret() {
        assertThat(KEY).hasToString("Credentials[abcd…]");
        assertTellsNothing(List.of(KEY).toString());
        assertThat(Credentials.of("ab", "s", "p")).hasToString("Credentials[a…]");
    }

    @Test
    void jsonTellsNothingSecret() throws Exception {
        for (String json : List.of(
                BlofinJson.toText(Map.of("key", KEY)),
                BlofinJson.toText(KEY),
                JsonMapper.builder().build().writeValueAsString(KEY))) {
            assertTellsNothing(json);
        }
        assertThat(BlofinJson.toText(KEY)).isEqualTo("\"Credentials[abcd…]\"");
    }

    @Test
    void missingPartIsNamedAndTheOthersAreNotShown() {
        assertThatThrownBy(() -> Credentials.of("abcdefgh12345678", " ", "the-passphrase"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("secretKey is missing")
                .satisfies(e -> assertTellsNothing(e.getMessage()));
        assertThatThrownBy(() -> Credentials.of(null, "a", "b")).hasMessageStartingWith("apiKey is missing");
        assertThatThrownBy(() -> Credentials.of("a", "b", "")).hasMessageStartingWith("passphrase is missing");
    }

    @Test
    void partsAreTakenOutOfForeignTexts() {
        assertThat(KEY.hideIn("key abcdefgh12345678, the-secret-part/the-passphrase!"))
                .isEqualTo("key ***, ***/***!");
        assertThat(Credentials.of("abc", "def", "ghi").hideIn("abcdefghi"))
                .as("short parts would hit innocent words")
                .isEqualTo("abcdefghi");
    }

    @Test
    void equalsByAllParts() {
        assertThat(KEY)
                .isEqualTo(Credentials.of("abcdefgh12345678", "the-secret-part", "the-passphrase"))
                .hasSameHashCodeAs(Credentials.of("abcdefgh12345678", "the-secret-part", "the-passphrase"))
                .isNotEqualTo(Credentials.of("abcdefgh12345678", "other", "the-passphrase"))
                .isNotEqualTo(Credentials.of("abcdefgh12345678", "the-secret-part", "other"))
                .isNotEqualTo(Credentials.of("other", "the-secret-part", "the-passphrase"));
    }
}
