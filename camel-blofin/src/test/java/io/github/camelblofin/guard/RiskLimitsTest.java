package io.github.camelblofin.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options, and how a URI stands to its component. */
class RiskLimitsTest {
    @Test
    void namesMayBeWrittenWithDashes() {
        assertThat(RiskLimits.of(
                        Map.of("max-open-orders", 3, "maxNotional", "2500.5", "instruments", "A-USDT , B-USDT")))
                .isEqualTo(new RiskLimits(new BigDecimal("2500.5"), 3, null, null, null, Set.of("A-USDT", "B-USDT")));
    }

    @ParameterizedTest
    @CsvSource({
        "maxNotinal,5,did you mean guard.maxNotional",
        "maxNotional,5k,is no number from 0",
        "maxNotional,-1,is no number from 0",
        "maxOpenOrders,2.5,is no whole number",
        "maxPosition,'',is no number from 0",
        "instruments,',',names none"
    })
    void mistakesAreNamed(String name, String value, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RiskLimits.of(Map.of(name, value)))
                .withMessageContaining("guard." + name)
                .withMessageContaining(why);
    }

    @Test
    void aUriMayTightenAndAdd() {
        RiskLimits component = RiskLimits.of(Map.of("maxNotional", "500", "instruments", "A-USDT,B-USDT"));

        assertThat(component.tightenedBy(
                        RiskLimits.of(Map.of("maxNotional", "500.0", "maxOpenOrders", "1", "instruments", "B-USDT"))))
                .isEqualTo(
                        RiskLimits.of(Map.of("maxNotional", "500.0", "maxOpenOrders", "1", "instruments", "B-USDT")));
        assertThat(component.tightenedBy(RiskLimits.NONE)).isEqualTo(component);
    }

    @Test
    void aUriMayNotLoosen() {
        RiskLimits component = RiskLimits.of(Map.of("maxNotional", "500", "instruments", "A-USDT"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> component.tightenedBy(
                        RiskLimits.of(Map.of("maxNotional", "500.01", "instruments", "A-USDT,B-USDT"))))
                .withMessageContaining("guard.maxNotional=500.01 is looser than the component's 500")
                .withMessageContaining("guard.instruments=");
    }
}
