package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent for JSON text whose values are not in BloFin's form, and for numbers that nobody can write out. */
class RequestTextTest {
    private static final String ORDER =
            "{ \"instId\":\"A-USDT\", \"marginMode\":\"cross\", \"side\":\"buy\", \"orderType\":\"market\", ";
    private static final String PLAIN =
            "{\"instId\":\"A-USDT\",\"marginMode\":\"cross\",\"side\":\"buy\"," + "\"orderType\":\"market\",";
    private static final Duration SOON = Duration.ofSeconds(20);

    private static String sent(boolean validate, Operation operation, Object body) {
        Call call = new RequestMerger(null, validate).merge(Target.of(operation), Map.of(), Map.of(), body);
        return new String(call.body(), StandardCharsets.UTF_8);
    }

    @Test
    void flagsAndNumbersOfTextAreSentAsTextsAndNullsNotAtAll() {
        assertThat(sent(true, Operation.TRADE_ORDER, ORDER + "\"size\":0.10, \"reduceOnly\":true, \"price\":null }"))
                .isEqualTo(PLAIN + "\"size\":\"0.1\",\"reduceOnly\":\"true\"}");
    }

    @Test
    void flagThatBlofinWantsAsJsonIsSentAsJson() {
        String transfer = "{\"currency\":\"USDT\",\"amount\":\"1\",\"fromAccount\":\"funding\","
                + "\"toAccount\":\"futures\",\"mainToSubAccount\":\"true\"}";

        assertThat(sent(true, Operation.ASSET_TRANSFER, transfer)).isEqualTo(transfer.replace("\"true\"", "true"));
    }

    @Test
    void itemsOfAListAreSentInTheSameForm() {
        assertThat(sent(true, Operation.TRADE_BATCH_ORDERS, "[" + ORDER + "\"size\":1}]"))
                .isEqualTo("[" + PLAIN + "\"size\":\"1\"}]");
    }

    @Test
    void textInBlofinsFormKeepsItsSpaces() {
        String order = ORDER + "\"size\":\"1\" }";

        assertThat(sent(true, Operation.TRADE_ORDER, order)).isEqualTo(order);
        assertThat(sent(true, Operation.TRADE_BATCH_ORDERS, "[ " + order + " ]"))
                .isEqualTo("[ " + order + " ]");
    }

    @Test
    void whatIsNotCheckedGoesOutAsWritten() {
        String order = ORDER + "\"size\":1, \"reduceOnly\":true }";

        assertThat(sent(false, Operation.TRADE_ORDER, order)).isEqualTo(order);
    }

    static List<Object> endlessNumbers() {
        BigDecimal endless = new BigDecimal("1E+90000000");
        return List.of(
                Map.of("size", endless),
                Map.of("size", new BigDecimal("1E-90000000")),
                Map.of("size", "1e90000000"),
                Map.of("size", "1e99999999999"),
                Map.of("size", "9".repeat(900_000)),
                PlaceOrder.market("A-USDT", Side.BUY, endless));
    }

    /** Written out it has as many digits as its exponent says, and reading those takes minutes. */
    @ParameterizedTest
    @MethodSource("endlessNumbers")
    void numberWithoutEndIsRefusedAtOnce(Object body) {
        Assertions.assertTimeoutPreemptively(SOON, () -> assertThatThrownBy(
                        () -> sent(true, Operation.TRADE_ORDER, body))
                .isInstanceOf(BlofinInvalidRequestException.class)
                .satisfies(refused -> assertThat(refused.getMessage().length()).isLessThan(2_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e90000000", "1E-90000000", "1e99999999999"})
    void numberWithoutEndInTextIsRefusedAtOnce(String number) {
        Assertions.assertTimeoutPreemptively(SOON, () -> assertThatThrownBy(
                        () -> sent(true, Operation.TRADE_ORDER, ORDER + "\"size\":" + number + "}"))
                .isInstanceOf(BlofinInvalidRequestException.class)
                .satisfies(refused -> assertThat(refused.getMessage().length()).isLessThan(2_000)));
    }
}
