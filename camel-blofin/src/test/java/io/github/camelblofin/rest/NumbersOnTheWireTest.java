package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Numbers of every kind are sent as the shortest plain digits that mean the same. jqwik prints the seed. */
class NumbersOnTheWireTest {
    private static final String PLAIN = "(0|[1-9]\\d*)(\\.\\d*[1-9])?";

    private static String sent(Object body) {
        Call call = new RequestMerger(null).merge(Target.of(Operation.TRADE_ORDER), Map.of(), Map.of(), body);
        Map<?, ?> fields = BlofinJson.fromMap(read(call), LinkedHashMap.class);
        assertThat(fields.get("size")).isInstanceOf(String.class);
        return fields.get("size").toString();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(Call call) {
        try {
            return BlofinJson.mapper().readValue(new String(call.body(), StandardCharsets.UTF_8), Map.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> order(Object size) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("instId", "ODD-USDT");
        order.put("marginMode", "cross");
        order.put("side", "buy");
        order.put("orderType", "market");
        order.put("size", size);
        return order;
    }

    private static void isPlain(String sent, BigDecimal meant) {
        assertThat(sent).matches(PLAIN);
        assertThat(new BigDecimal(sent)).isEqualByComparingTo(meant);
    }

    @Property(tries = 300)
    void decimalsOfAnyScaleInMapsAndRecords(
            @ForAll @LongRange(min = 1) long digits, @ForAll @IntRange(min = -30, max = 30) int scale) {
        BigDecimal size = BigDecimal.valueOf(digits, scale);

        isPlain(sent(order(size)), size);
        isPlain(sent(PlaceOrder.market("ODD-USDT", Side.BUY, size)), size);
    }

    @Property(tries = 300)
    void doublesAndWholeNumbers(
            @ForAll @LongRange(min = 1, max = 999_999_999_999L) long digits,
            @ForAll @IntRange(min = -12, max = 3) int exponent,
            @ForAll @IntRange(min = 1) int whole) {
        double size = Double.parseDouble(digits + "e" + exponent);
        isPlain(sent(order(size)), new BigDecimal(Double.toString(size)));
        isPlain(sent(order((float) size)), new BigDecimal(Float.toString((float) size)));
        isPlain(sent(order(whole)), BigDecimal.valueOf(whole));
        isPlain(sent(order((long) whole)), BigDecimal.valueOf(whole));
    }

    @Property(tries = 100)
    void textsOfDigitsStayAsTheyAre(
            @ForAll @LongRange(min = 1) long digits, @ForAll @IntRange(min = 0, max = 30) int scale) {
        String text = BigDecimal.valueOf(digits, scale).toPlainString();

        assertThat(sent(order(text))).isEqualTo(text);
    }
}
