package io.github.camelblofin.reference;

import static io.github.camelblofin.reference.ReferenceDataTest.BTC_AND_ETH;
import static io.github.camelblofin.reference.ReferenceDataTest.data;
import static io.github.camelblofin.reference.ReferenceDataTest.key;
import static io.github.camelblofin.reference.ReferenceDataTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Access;
import io.github.camelblofin.api.HttpMethod;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.RateClass;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.model.Instrument;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.Target;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Single instruments, for those who check orders, and paths that are called as newer than the table. */
class InstrumentLookupTest {
    private final AtomicLong ticks = new AtomicLong(5);
    private final FakeExchange exchange = new FakeExchange();
    private final ReferenceData data = data(exchange, TolerantStore.NONE, ticks);

    private CompletableFuture<Optional<Instrument>> future(String instId) {
        return data.instrument(false, instId).toCompletableFuture();
    }

    private void begin(CompletionStage<?> call) {
        assertThat(call).isNotNull();
    }

    private void haveList() {
        begin(future("BTC-USDT"));
        exchange.answer(BTC_AND_ETH);
    }

    @Test
    void instrumentsAreFoundByNameWithOneCallForAll() {
        CompletableFuture<Optional<Instrument>> btc =
                data.instrument(false, "BTC-USDT").toCompletableFuture();
        CompletableFuture<Optional<Instrument>> none =
                data.instrument(false, "NO-SUCH").toCompletableFuture();
        exchange.answer(BTC_AND_ETH);

        assertThat(btc.join())
                .hasValueSatisfying(found -> assertThat(found.lotSize()).isEqualTo(new BigDecimal("0.2")));
        assertThat(none.join()).isEmpty();
        assertThat(data.instrument(false, "ETH-USDT").toCompletableFuture().join())
                .isPresent();
        assertThat(exchange.asked()).isOne();
        CompletableFuture<Optional<Instrument>> spot =
                data.instrument(true, "BTC-USDT").toCompletableFuture();
        exchange.fail();
        assertThat(spot.handle((found, failure) -> failure).join()).hasRootCause(exchange.down);
    }

    @Test
    void instrumentThatIsNewerThanTheListIsAskedForByItsName() {
        haveList();
        ticks.addAndGet(Duration.ofSeconds(11).toNanos());

        CompletableFuture<Optional<Instrument>> fresh =
                data.instrument(false, "NEW-USDT").toCompletableFuture();
        exchange.answer("[{\"instId\":\"NEW-USDT\",\"lotSize\":\"3\"}]");

        assertThat(fresh.join()).map(Instrument::lotSize).hasValue(new BigDecimal("3"));
        assertThat(data.instrument(false, "NEW-USDT").toCompletableFuture().join())
                .isPresent();
        assertThat(exchange.asked()).isEqualTo(2);
    }

    @Test
    void freshInstrumentIsNeverTheKeptOne() {
        haveList();

        begin(data.freshInstrument(false, "BTC-USDT"));
        begin(data.freshInstrument(false, "BTC-USDT"));

        assertThat(exchange.asked()).isEqualTo(3);
    }

    @Test
    void pathOfTheTableThatIsCalledAsNewerMakesStaleToo() {
        Call leverage = read(Operation.ACCOUNT_LEVERAGE_INFO, "instId=BTC-USDT");
        begin(data.call(leverage, key("a")));
        exchange.answer("{\"leverage\":\"3\"}");
        Call raw = Call.withBody(
                Target.adHoc(HttpMethod.POST, "account/set-leverage", Access.TRADE, RateClass.TRADING_USER),
                "{}".getBytes(StandardCharsets.UTF_8));

        begin(data.call(raw, key("a")));
        exchange.answer("{}");
        begin(data.call(leverage, key("a")));

        assertThat(exchange.asked()).as("leverage is read anew").isEqualTo(3);
    }

    @Test
    void nameThatBlofinRefusesIsNoInstrument() {
        haveList();
        ticks.addAndGet(Duration.ofSeconds(11).toNanos());

        CompletableFuture<Optional<Instrument>> none = future("NO-SUCH");
        BlofinException refusal = new BlofinInvalidRequestException(
                new Failure("market/instruments", "152014", "no such", "no such", false, false, true, null));
        exchange.fail(refusal);

        assertThat(none.join()).isEmpty();
    }
}
