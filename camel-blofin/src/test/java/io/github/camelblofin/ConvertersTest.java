package io.github.camelblofin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.model.trade.AmendOrder;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverter;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of the model as Camel's type converters and data types see them; loaded as an application would. */
class ConvertersTest {
    private static final String JSON =
            "{\"orderId\":\"7\",\"side\":\"buy\",\"size\":\"1.50\",\"createTime\":\"1700000000001\",\"new\":\"x\"}";
    private static final PlaceOrder ORDER = PlaceOrder.market("A-USDT", Side.BUY, new BigDecimal("1E+2"));
    private static final String ORDER_JSON = "{\"instId\":\"A-USDT\",\"marginMode\":\"cross\",\"positionSide\":\"net\","
            + "\"side\":\"buy\",\"orderType\":\"market\",\"size\":\"100\"}";

    private CamelContext context;
    private TypeConverter converter;

    @BeforeEach
    void open() {
        context = new DefaultCamelContext();
        context.start();
        converter = context.getTypeConverter();
    }

    @AfterEach
    void close() {
        context.stop();
    }

    @Test
    void textOfAnyKindBecomesARecord(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("order.json"), JSON);
        byte[] bytes = JSON.getBytes(StandardCharsets.UTF_8);

        for (Object text :
                List.of(JSON, bytes, new ByteArrayInputStream(bytes), new StringReader(JSON), file.toFile(), file)) {
            Order order = converter.mandatoryConvertTo(Order.class, text);
            assertThat(order.size()).as(text.getClass().getName()).isEqualTo(new BigDecimal("1.50"));
            assertThat(order.side()).isEqualTo(Side.BUY);
            assertThat(order.createTime().toEpochMilli()).isEqualTo(1_700_000_000_001L);
            assertThat(order.extra()).containsEntry("new", "x");
        }
    }

    @Test
    void mapBecomesARecordAndBack() throws Exception {
        Order order = converter.mandatoryConvertTo(Order.class, Map.of("orderId", 7, "size", new BigDecimal("1.5")));

        assertThat(order.orderId()).isEqualTo("7");
        assertThat((Object) converter.mandatoryConvertTo(Map.class, order))
                .isEqualTo(Map.of("orderId", "7", "size", "1.5"));
        assertThat(converter
                        .mandatoryConvertTo(AmendOrder.class, Map.of("instId", "A", "newSize", "2"))
                        .newSize())
                .isEqualByComparingTo("2");
    }

    @Test
    void recordBecomesTextInBlofinsForm() throws Exception {
        assertThat(converter.mandatoryConvertTo(String.class, ORDER)).isEqualTo(ORDER_JSON);
        assertThat(converter.mandatoryConvertTo(byte[].class, ORDER)).asString().isEqualTo(ORDER_JSON);
        assertThat(converter.mandatoryConvertTo(InputStream.class, ORDER)).hasContent(ORDER_JSON);
    }

    @Test
    void listOfRecordsBecomesAJsonList() throws Exception {
        assertThat(converter.mandatoryConvertTo(String.class, List.of(ORDER, ORDER)))
                .isEqualTo("[" + ORDER_JSON + "," + ORDER_JSON + "]");
    }

    @Test
    void wordsAndStrangersAreLeftToOthers() throws Exception {
        assertThat(converter.mandatoryConvertTo(String.class, Side.BUY)).isEqualTo("buy");
        assertThat(converter.mandatoryConvertTo(String.class, new Stranger("x")))
                .isEqualTo("Stranger[name=x]");
        assertThat(converter.mandatoryConvertTo(String.class, List.of("a"))).isEqualTo("[a]");
        assertThat(converter.mandatoryConvertTo(String.class, List.of())).isEqualTo("[]");
        assertThat(converter.tryConvertTo(Stranger.class, JSON)).isNull();
    }

    private record Stranger(String name) {}

    @Test
    void textThatIsNoSuchRecordIsAnError() {
        assertThatThrownBy(() -> converter.mandatoryConvertTo(Order.class, "{\"size\":\"much\"}"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("size");
    }

    @Test
    void routesConvertBodies() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:order").convertBodyTo(Order.class).setBody(simple("${body.size}"));
                from("direct:json").transformDataType(new DataType("blofin:json"));
            }
        });

        var template = context.createProducerTemplate();
        assertThat(template.requestBody("direct:order", JSON)).isEqualTo(new BigDecimal("1.50"));
        assertThat(template.requestBody("direct:json", List.of(new OrderAck("1", null, "0", null, null))))
                .isEqualTo("[{\"orderId\":\"1\",\"code\":\"0\"}]");
        assertThat(template.requestBody("direct:json", Map.of("size", new BigDecimal("1E+2"))))
                .isEqualTo("{\"size\":\"100\"}");
        assertThat(template.requestBody("direct:json", "as it is")).isEqualTo("as it is");
    }
}
