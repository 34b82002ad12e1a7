package io.github.camelblofin.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Market, wallet, account, user and affiliate records against the fact catalogue. */
class AccountModelFactsTest {
    private static final String[] GROUPS = {"public/", "market/", "asset/", "account/", "user/", "affiliate/"};

    /** Where the records differ from the tables on purpose, and why. */
    private static final Map<String, String> REQUEST_DEVIATIONS = Map.of(
            "asset/withdrawal-apply addrType required", "depends on the value of dest, which a rule cannot say",
            "asset/withdrawal-apply chain required", "depends on the value of dest, which a rule cannot say",
            "asset/withdrawal-apply areaCode required", "depends on the value of addrType, which a rule cannot say");

    @Test
    void answerExamplesSurviveTheirRecords() {
        assertThat(FactRoundTrip.answerDifferences(FactRoundTrip.entries(GROUPS), Map.of()))
                .isEmpty();
    }

    @Test
    void requestRecordsFollowTheParameterTables() {
        assertThat(FactRoundTrip.requestDifferences(FactRoundTrip.entries(GROUPS), REQUEST_DEVIATIONS))
                .isEmpty();
    }
}
