package io.github.camelblofin.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Market, wallet, account, user and affiliate records against the fact catalogue. */
class AccountModelFactsTest {
    private static final String[] GROUPS = {"public/", "market/", "asset/", "account/", "user/", "affiliate/"};

    /** Where the records differ from the tables on purpose, and why. */
    private static final Map<String, String> REQUEST_DEVIATIONS = Map.of();

    private static final Map<String, String> ANSWER_DEVIATIONS = Map.of();

    @Test
    void answerExamplesSurviveTheirRecords() {
        assertThat(FactRoundTrip.answerDifferences(FactRoundTrip.entries(GROUPS), ANSWER_DEVIATIONS))
                .isEmpty();
    }

    @Test
    void requestRecordsFollowTheParameterTables() {
        assertThat(FactRoundTrip.requestDifferences(FactRoundTrip.entries(GROUPS), REQUEST_DEVIATIONS))
                .isEmpty();
    }
}
