package io.github.camelblofin;

import io.github.camelblofin.api.Access;
import io.github.camelblofin.guard.Contracts;
import io.github.camelblofin.guard.RiskGuard;
import io.github.camelblofin.guard.RiskLimits;
import io.github.camelblofin.model.PositionMode;
import io.github.camelblofin.model.trade.OrderPriceRange;
import io.github.camelblofin.order.AccountRules;
import io.github.camelblofin.order.InstrumentGate;
import io.github.camelblofin.order.Instruments;
import io.github.camelblofin.order.NewRisk;
import io.github.camelblofin.order.Rounding;
import io.github.camelblofin.rest.Draft;
import io.github.camelblofin.rest.Request;
import io.github.camelblofin.rest.Target;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.Message;

/** What a request must pass before it is sent: the rules of its instruments, then the risk limits. Safe for any thread. */
final class OrderGates {
    private static final String COPY_TRADING = "copytrading/";

    private final BlofinEndpoint endpoint;
    private final Instruments instruments;
    private final RiskLimits limits;
    private final Function<Draft, CompletionStage<Request>> rules;
    /** Of the futures and spot account; made with the first order, since it needs a key. Any thread may replace it. */
    private volatile RiskGuard guard;
    /** Of the copy trading account, the same way. */
    private volatile RiskGuard copyGuard;

    /** @throws IllegalArgumentException when options contradict each other */
    OrderGates(BlofinEndpoint endpoint, Instruments instruments) {
        BlofinConfiguration options = endpoint.getConfiguration();
        if (options.getRounding() != Rounding.reject && !options.isValidate()) {
            throw new IllegalArgumentException("rounding=" + options.getRounding()
                    + " needs the rules of the instruments, which validate=false switches off; remove one of both");
        }
        this.endpoint = endpoint;
        this.instruments = instruments;
        this.limits = RiskLimits.of(endpoint.getComponent().getConfiguration().getGuard())
                .tightenedBy(RiskLimits.of(options.getGuard()));
        this.rules = options.isValidate()
                ? new InstrumentGate(instruments, options.getRounding(), accountRules(options))::admit
                : draft -> CompletableFuture.completedFuture(draft.request());
    }

    private AccountRules accountRules(BlofinConfiguration options) {
        return new AccountRules(
                new AccountRules.Facts() {
                    @Override
                    public CompletionStage<Optional<PositionMode>> positionMode(boolean copyTrading, boolean anew) {
                        return facts().positionMode(copyTrading, anew);
                    }

                    @Override
                    public CompletionStage<Optional<OrderPriceRange>> priceRange(
                            String instId, String side, boolean anew) {
                        return facts().priceRange(instId, side, anew);
                    }
                },
                options.isPriceBand());
    }

    /** Known once there is a key, which {@code local/call} has with its first order. */
    private AccountRules.Facts facts() {
        return endpoint.getComponent().services().accounts().facts(endpoint);
    }

    /** @throws IllegalArgumentException when the risk limits cannot see what such a call does */
    void check(Target target) {
        if (!limits.none() && target.operation().isEmpty() && target.writes() && target.access() == Access.TRADE) {
            throw new IllegalArgumentException(
                    "blofin:raw/" + target.path() + " may place orders that guard.* cannot see;"
                            + " use an operation of the table, or a component without guard.*");
        }
    }

    /** The request, once nothing is wrong with it. */
    CompletionStage<Request> admit(Draft draft) {
        return rules.apply(draft);
    }

    /** Sends what was admitted, if the risk limits allow it. */
    <T> CompletionStage<T> guarded(Draft draft, Supplier<CompletionStage<T>> send) {
        return limits.none() || !draft.target().writes()
                ? send.get()
                : guard(draft.target()).around(draft, send);
    }

    /** Says what was sent otherwise than it was given; also when the call failed, as it may have been done. */
    static void tell(Message message, Draft draft) {
        message.removeHeader(BlofinHeaders.ROUNDED);
        if (!draft.corrections().isEmpty()) {
            message.setHeader(BlofinHeaders.ROUNDED, draft.corrections());
        }
    }

    private RiskGuard guard(Target target) {
        boolean copyTrading = target.path().startsWith(COPY_TRADING);
        RiskGuard known = copyTrading ? copyGuard : guard;
        if (known == null) {
            known = made(copyTrading);
            if (copyTrading) {
                copyGuard = known;
            } else {
                guard = known;
            }
        }
        return known;
    }

    private RiskGuard made(boolean copyTrading) {
        BlofinServices services = endpoint.getComponent().services();
        AccountRisk account = services.accounts().risk(endpoint, copyTrading);
        RiskGuard.Ports ports = new RiskGuard.Ports(
                NewRisk::in, account.exposure(), services.accounts().marks(endpoint.environment()), contracts());
        return new RiskGuard(
                limits,
                ports,
                account.book(),
                new RiskGuard.Clocks(services.time().wall(), services.time().ticker()),
                refusal -> services.tell(new BlofinRiskEvent(endpoint.getCamelContext(), refusal)));
    }

    private Contracts contracts() {
        return (spot, instId) -> instruments.find(spot, instId).thenApply(found -> {
            BigDecimal value = spot
                    ? BigDecimal.ONE
                    : found.map(row -> row.contractValue()).orElse(null);
            if (value == null || found.isEmpty()) {
                throw new IllegalStateException("BloFin tells no contract value of " + instId);
            }
            return value;
        });
    }
}
