package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.model.Candle;
import io.github.camelblofin.model.Fill;
import io.github.camelblofin.simulator.BlofinSimulator;
import io.github.camelblofin.simulator.SimulatorBuilder;
import io.github.camelblofin.simulator.exchange.ExchangeSettings;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code paginate=all} and {@code stream} against the simulator. */
class PagingTest extends SimulatorTestSupport {
    private static final int PAGE = 100;

    @Override
    SimulatorBuilder simulator() {
        return BlofinSimulator.builder()
                .exchange(ExchangeSettings.defaults().withSeed(SEED).withHistoryLimit(20_000));
    }

    /** A hundred pages, of which no limit is the subject. */
    @Override
    BlofinComponent component() {
        BlofinComponent component = super.component();
        component.setRateLimitProfile("off");
        return component;
    }

    @Test
    void tenThousandFillsAreStreamedWithoutHoleOrDoubleWhileNewOnesArriveHoldingAPage() throws Exception {
        PlayFills play = new PlayFills(exchange);
        play.make(10_000);
        List<String> atStart = play.ids();
        List<String> read = new ArrayList<>();
        List<WeakReference<Object>> rows = new ArrayList<>();
        List<Long> alive = new ArrayList<>();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("blofin:trade/fills-history?paginate=stream")
                        .split(body())
                        .streaming()
                        .process(this::take);
            }

            private void take(Exchange row) {
                Fill fill = row.getMessage().getBody(Fill.class);
                read.add(fill.tradeId());
                rows.add(new WeakReference<>(fill));
                if (read.size() % 2_500 == 1_250) {
                    play.make(50);
                    alive.add(alive(rows));
                }
                if (read.size() == 2_530) {
                    assertThat(row.getMessage().getHeader(BlofinHeaders.PAGE)).hasToString("26");
                    assertThat(row.getMessage().getHeader(BlofinHeaders.ROWS, Integer.class))
                            .isBetween(2_530, 2_531);
                }
            }
        });

        long requestsBefore = pages();
        context.createProducerTemplate().sendBody("direct:in", null);

        assertThat(read).doesNotHaveDuplicates().containsExactlyElementsOf(atStart);
        assertThat(alive).hasSizeGreaterThanOrEqualTo(3).allMatch(held -> held <= 2 * PAGE);
        assertThat(pages() - requestsBefore)
                .as("pages overlap by a row, since a trade with oneself has two fills")
                .isLessThanOrEqualTo(atStart.size() / (PAGE - 1) + 3L);
    }

    /** Rows that somebody still holds. */
    private static long alive(List<WeakReference<Object>> rows) {
        WeakReference<Object> probe = new WeakReference<>(new Object());
        await("a collection of garbage").until(() -> {
            System.gc();
            return probe.get() == null;
        });
        return rows.stream().filter(row -> row.get() != null).count();
    }

    private long pages() {
        return exchange.requests().stream()
                .filter(request -> request.pathAndQuery().contains("fills-history"))
                .count();
    }

    @Test
    void allPagesComeAsOneListWithProgress() {
        PlayFills play = new PlayFills(exchange);
        play.make(230);
        context.start();

        Exchange answer = context.createProducerTemplate()
                .request("blofin:trade/fills-history?paginate=all&output=map", request -> {});

        assertThat(answer.getException()).isNull();
        List<String> ids = play.ids();
        List<?> rows = answer.getMessage().getBody(List.class);
        assertThat(rows.stream().map(row -> ((Map<?, ?>) row).get("tradeId")).toList())
                .isEqualTo(ids);
        assertThat(answer.getMessage().getHeader(BlofinHeaders.ROWS)).isEqualTo(ids.size());
        assertThat(answer.getMessage().getHeader(BlofinHeaders.PAGE))
                .as("with a last page of one known row, and an empty one")
                .isEqualTo(ids.size() / PAGE + 3);
        assertThat(answer.getMessage().getHeader(BlofinHeaders.CODE)).isEqualTo("0");
    }

    @Test
    void candlesArePagedByTheirTimes() {
        context.start();

        List<?> candles = context.createProducerTemplate()
                .requestBody(
                        "blofin:market/candles?instId=BTC-USDT&bar=1m&limit=50&paginate=all",
                        (Object) null,
                        List.class);

        assertThat(candles)
                .hasSizeGreaterThan(100)
                .extracting(row -> ((Candle) row).ts())
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void moreRowsThanAllowedAreAnError() {
        new PlayFills(exchange).make(120);
        context.start();

        assertThatThrownBy(() -> context.createProducerTemplate()
                        .requestBody("blofin:trade/fills-history?paginate=all&maxRows=110", (Object) null))
                .isInstanceOf(CamelExecutionException.class)
                .cause()
                .isInstanceOf(BlofinInvalidRequestException.class)
                .hasMessageContaining("more than 110 rows")
                .hasMessageContaining("paginate=stream");
    }

    @Test
    void aPageThatFailsIsATypedExceptionWhereItIsRead() throws Exception {
        new PlayFills(exchange).make(150);
        List<Object> read = new CopyOnWriteArrayList<>();
        List<Exception> failures = new CopyOnWriteArrayList<>();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                onException(BlofinUnavailableException.class)
                        .handled(true)
                        .process(failed -> failures.add(
                                failed.getProperty(Exchange.EXCEPTION_CAUGHT, BlofinUnavailableException.class)));
                from("direct:in")
                        .to("blofin:trade/fills-history?paginate=stream")
                        .split(body())
                        .streaming()
                        .process(row -> {
                            read.add(row.getMessage().getBody());
                            // The splitter looks one row ahead, to know which one is the last.
                            if (read.size() == PAGE - 1) {
                                closeExchange();
                            }
                        });
            }
        });

        context.createProducerTemplate().sendBody("direct:in", null);

        assertThat(read).hasSizeBetween(PAGE - 1, PAGE);
        assertThat(failures).singleElement().satisfies(failure -> assertThat(failure)
                .hasMessageContaining("trade/fills-history"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "account/balance?paginate=all | does not page account/balance. It pages ",
                "market/tickers?paginate=stream | trade/fills-history",
                "trade/fills-history?paginate=all&output=json | use output=typed or map",
                "trade/fills-history?paginate=stream&output=raw | paginate=none",
                "trade/fills-history?paginate=stream&completeOn=eventLoop | use completeOn=worker",
            })
    void whatCannotBePagedFailsAtStart(String uri, String advice) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("blofin:" + uri);
            }
        });

        assertThatThrownBy(context::start)
                .isInstanceOf(FailedToStartRouteException.class)
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(advice);
    }
}
