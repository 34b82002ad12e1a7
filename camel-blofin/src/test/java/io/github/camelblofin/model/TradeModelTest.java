package io.github.camelblofin.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.model.copytrading.ClosePositionByContract;
import io.github.camelblofin.model.copytrading.CopyClosedPosition;
import io.github.camelblofin.model.copytrading.CopyOrder;
import io.github.camelblofin.model.copytrading.CopyPosition;
import io.github.camelblofin.model.spot.PlaceSpotOrder;
import io.github.camelblofin.model.spot.SpotFill;
import io.github.camelblofin.model.trade.AlgoOrder;
import io.github.camelblofin.model.trade.AlgoOrderAck;
import io.github.camelblofin.model.trade.AttachedTpsl;
import io.github.camelblofin.model.trade.FillsHistoryRequest;
import io.github.camelblofin.model.trade.PlaceAlgoOrder;
import io.github.camelblofin.model.trade.PlaceTpslOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shapes of trading, copy trading and spot that the examples of the catalogue do not show. */
class TradeModelTest {
    private static final BigDecimal ONE = BigDecimal.ONE;

    @Test
    void triggerOrderWithAttachedTpslUnderEitherNameIsRead() throws IOException {
        for (String name : List.of("attachAlgoOrders", "attachAlgoOrds")) {
            AlgoOrder order = read(AlgoOrder.class, """
                    {"tpslId":"71","algoId":"71","orderType":"trigger","triggerPrice":"250.5","actualSize":"",
                     "%s":[{"slTriggerPrice":"240","slTriggerPriceType":"median","slOrderPrice":"-1"}]}
                    """.formatted(name));

            assertThat(order.orderType()).isEqualTo(OrderType.TRIGGER);
            assertThat(order.actualSize()).isNull();
            AttachedTpsl attached = order.attachAlgoOrders().get(0);
            assertThat(attached.slTriggerPrice()).isEqualByComparingTo("240");
            assertThat(attached.tpTriggerPrice()).isNull();
            assertThat(attached.slTriggerPriceType().value()).isEqualTo("median");
            assertThat(order.extra()).isEmpty();
        }
    }

    @Test
    void algoOrderHasOneIdWhateverItsKind() throws IOException {
        assertThat(read(AlgoOrder.class, "{\"tpslId\":\"5\"}").id()).isEqualTo("5");
        assertThat(read(AlgoOrder.class, "{\"algoId\":\"6\"}").id()).isEqualTo("6");
    }

    @Test
    void emptyTextOfEnumerationsAndListsIsAbsence() throws IOException {
        AlgoOrder order = read(AlgoOrder.class, "{\"orderType\":\"\",\"state\":\"\",\"attachAlgoOrders\":null}");

        assertThat(order.orderType()).isNull();
        assertThat(order.state()).isNull();
        assertThat(order.attachAlgoOrders()).isEmpty();
    }

    @Test
    void fieldNewerThanThisReleaseIsKeptAndWrittenBack() throws IOException {
        AlgoOrder order = read(AlgoOrder.class, "{\"algoId\":\"6\",\"callbackRatio\":\"0.02\"}");

        assertThat(order.extra()).containsExactly(Map.entry("callbackRatio", "0.02"));
        assertThat(BlofinJson.toMap(order)).containsEntry("callbackRatio", "0.02");
    }

    @Test
    void acknowledgementWithoutCodeIsAcceptedAndOneWithAnotherCodeIsNot() throws IOException {
        assertThat(read(AlgoOrderAck.class, "{\"algoId\":\"6\"}").accepted()).isTrue();
        assertThat(read(AlgoOrderAck.class, "{\"tpslId\":\"5\",\"code\":\"0\"}").accepted())
                .isTrue();
        assertThat(read(AlgoOrderAck.class, "{\"tpslId\":\"5\",\"code\":\"500\"}")
                        .accepted())
                .isFalse();
    }

    @Test
    void orderOverRestAndInPushNameTheFilledAmountDifferently() throws IOException {
        assertThat(read(Order.class, "{\"filled_amount\":\"0.25\"}").filledAmount())
                .isEqualByComparingTo("0.25");
        assertThat(read(Order.class, "{\"filledAmount\":\"0.25\"}").filledAmount())
                .isEqualByComparingTo("0.25");
    }

    @Test
    void openCopyOrderNamesItsInstrumentAlthoughBlofinCallsItSymbol() throws IOException {
        CopyOrder order = read(CopyOrder.class, "{\"orderId\":\"9\",\"symbol\":\"SOL-USDT\",\"state\":\"effective\"}");

        assertThat(order.instId()).isEqualTo("SOL-USDT");
        assertThat(order.state()).isEqualTo(new OrderState("effective"));
        assertThat(order.reduceOnly()).isNull();
    }

    @Test
    void copyPositionHoldsItsTpslAndNoLiquidationPriceWhereThereIsNone() throws IOException {
        CopyPosition position = read(CopyPosition.class, """
                {"instId":"SOL-USDT","positions":"-3","liquidationPrice":"","margin":"",
                 "attachTpsls":[{"tpTriggerPrice":"99","tpTriggerPriceType":"last","tpOrderPrice":"-1","size":"2"}]}
                """);

        assertThat(position.liquidationPrice()).isNull();
        assertThat(position.attachTpsls()).singleElement().satisfies(tpsl -> {
            assertThat(tpsl.tpTriggerPriceType()).isEqualTo(TriggerPriceType.LAST);
            assertThat(tpsl.size()).isEqualByComparingTo("2");
            assertThat(tpsl.state()).isNull();
        });
        assertThat(read(CopyPosition.class, "{}").attachTpsls()).isEmpty();
    }

    @Test
    void closedCopyPositionSurvivesWordsWhereNumbersBelong() throws IOException {
        CopyClosedPosition closed =
                read(CopyClosedPosition.class, "{\"leverage\":\"isolated\",\"orderSide\":\"sell\"}");

        assertThat(closed.leverage()).isEqualTo("isolated");
        assertThat(closed.side()).isEqualTo(Side.SELL);
    }

    @Test
    void partialSpotTickerHasNullForWhatDidNotChange() throws IOException {
        Ticker ticker =
                read(Ticker.class, "{\"instId\":\"ADA-USDT\",\"volCurrencyQuote24h\":\"12.5\",\"ts\":\"86400000\"}");

        assertThat(ticker.last()).isNull();
        assertThat(ticker.volCurrencyQuote24h()).isEqualByComparingTo("12.5");
        assertThat(ticker.ts()).isEqualTo(Instant.ofEpochSecond(86_400));
    }

    @Test
    void feeOfSpotFillSaysWhichCoinOfThePairItIsIn() throws IOException {
        SpotFill fill = read(SpotFill.class, "{\"fee\":\"0.01\",\"feeCurrency\":\"quote_currency\",\"fillPnl\":null}");

        assertThat(fill.feeCurrency()).isEqualTo(TargetCurrency.QUOTE);
        assertThat(fill.fillPnl()).isNull();
    }

    @Test
    void tpslForWholePositionIsSentAsTextsAndWithoutTheLegThatIsNotWanted() {
        assertThat(BlofinJson.toText(PlaceTpslOrder.wholePosition("ADA-USDT", Side.SELL, new BigDecimal("1.10"), null)
                        .withClientOrderId("A1")))
                .isEqualTo(
                        "{\"instId\":\"ADA-USDT\",\"marginMode\":\"cross\",\"positionSide\":\"net\",\"side\":\"sell\","
                                + "\"tpTriggerPrice\":\"1.10\",\"tpOrderPrice\":\"-1\",\"size\":\"-1\",\"reduceOnly\":\"true\","
                                + "\"clientOrderId\":\"A1\"}");
    }

    @Test
    void triggerOrderIsSentWithItsAttachedTpslAndWithoutAnEmptyList() {
        PlaceAlgoOrder plain = PlaceAlgoOrder.market("ADA-USDT", Side.BUY, ONE, new BigDecimal("0.9"));
        PlaceAlgoOrder empty = BlofinJson.fromMap(Map.of("attachAlgoOrders", List.of()), PlaceAlgoOrder.class);
        PlaceAlgoOrder attached = BlofinJson.fromMap(
                Map.of("attachAlgoOrders", List.of(Map.of("slTriggerPrice", "0.8"))), PlaceAlgoOrder.class);

        assertThat(BlofinJson.toMap(plain))
                .containsEntry("orderPrice", "-1")
                .containsEntry("orderType", "trigger")
                .doesNotContainKey("attachAlgoOrders");
        assertThat(BlofinJson.toText(empty)).isEqualTo("{}");
        assertThat(BlofinJson.toText(attached)).isEqualTo("{\"attachAlgoOrders\":[{\"slTriggerPrice\":\"0.8\"}]}");
    }

    @Test
    void spotOrderSaysSpotByItselfAndInWhichCoinItIsSized() {
        assertThat(BlofinJson.toText(
                        PlaceSpotOrder.market("ADA-USDT", Side.BUY, new BigDecimal("1E+2"), TargetCurrency.QUOTE)))
                .isEqualTo("{\"instType\":\"SPOT\",\"instId\":\"ADA-USDT\",\"side\":\"buy\",\"orderType\":\"market\","
                        + "\"size\":\"100\",\"targetCurrency\":\"quote_currency\"}");
    }

    @Test
    void closeOfHalfACopyPositionIsSentAsFixedRatio() {
        assertThat(BlofinJson.toMap(ClosePositionByContract.ratio("ADA-USDT", new BigDecimal("0.5"))))
                .containsEntry("closeType", "fixedRatio")
                .containsEntry("size", "0.5");
        assertThat(BlofinJson.toMap(ClosePositionByContract.contracts("ADA-USDT", ONE)))
                .containsEntry("closeType", "pnl");
    }

    @Test
    void queryHasMillisecondsAndOnlyWhatWasGiven() {
        FillsHistoryRequest request =
                new FillsHistoryRequest(null, null, null, null, Instant.ofEpochMilli(1500), null, 50, null);

        assertThat(BlofinJson.toText(request))
                .isIn("{\"begin\":\"1500\",\"limit\":50}", "{\"begin\":\"1500\",\"limit\":\"50\"}");
    }

    private static <T> T read(Class<T> type, String json) throws IOException {
        return BlofinJson.reader(type).readValue(json);
    }
}
