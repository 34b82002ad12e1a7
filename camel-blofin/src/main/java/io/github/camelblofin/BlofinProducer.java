package io.github.camelblofin;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.trade.AmendResult;
import io.github.camelblofin.order.AmendPorts;
import io.github.camelblofin.order.AmendRun;
import io.github.camelblofin.reference.ReferenceData;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.BatchRun;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.Calls;
import io.github.camelblofin.rest.Draft;
import io.github.camelblofin.rest.Request;
import io.github.camelblofin.rest.Signing;
import io.github.camelblofin.rest.Target;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Makes one REST call for each message: parameters from the URI, the header {@link BlofinHeaders#PARAMS} and the body are
 * merged and checked, the answer becomes the body. It takes several calls for a list that BloFin does not take at once, for
 * an order that is changed by {@code amendFallback}, and for the pages of {@code paginate}. Never waits on a thread, but
 * the iterator of {@code paginate=stream} does, when it reads on. A failure is a {@code BlofinException}; nothing is sent
 * twice. What cannot work (no key, an operation that is not allowed, a write without a chosen environment) fails at start,
 * on {@code local/call} with each message.
 */
public class BlofinProducer extends DefaultAsyncProducer {
    private final TargetChoice choice;
    private final MessageRequest requests;
    private final LimitHeaders limits;

    /** Set at start, read by routes. On {@code local/call} it has no key yet. */
    private volatile Caller caller;

    /** Lets requests through. Set at start, read by routes. */
    private volatile OrderGates gates;

    /** Made at start, used by routes. */
    private volatile KeyWatch watch;

    /** Made at start, used by routes. */
    private volatile OrderPlans plans;

    /** Made when something is to be changed for the first time. */
    private volatile OrderSender orders;

    /** Signs the calls of {@code local/call}, once a message needed it. Two at once make the same one twice. */
    private volatile Signing laterSigning;

    BlofinProducer(BlofinEndpoint endpoint, TargetChoice choice) {
        super(endpoint);
        this.choice = choice;
        this.requests = new MessageRequest(endpoint);
        this.limits = new LimitHeaders(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        getEndpoint().requireTime();
        BlofinServices services = getEndpoint().getComponent().services();
        Executor answers = getEndpoint().getConfiguration().getCompleteOn() == CompleteOn.eventLoop
                ? Runnable::run
                : services.answers();
        watch = new KeyWatch(getEndpoint(), services);
        plans = new OrderPlans(getEndpoint(), services.clientIds());
        ReferenceData reference = services.reference(getEndpoint().environment());
        boolean cache = getEndpoint().getConfiguration().isCache();
        Calls gathered = BatchOrders.gathering(getEndpoint(), cache ? reference : reference.bypass());
        Calls calls = ThresholdReads.of(getEndpoint(), gathered);
        gates = new OrderGates(getEndpoint(), cache ? reference::instrument : reference::freshInstrument);
        Caller unsigned = new Caller(calls, Signing.none(), answers);
        choice.fixed().ifPresent(target -> ParameterNames.check(getEndpoint(), target));
        caller = choice.fixed().map(target -> admitted(target, unsigned)).orElse(unsigned);
        choice.fixed().filter(Target::writes).ifPresent(target -> orders());
        Target fixed = choice.fixed().filter(Target::signed).orElse(null);
        if (fixed != null) {
            KeyCheck.require(getEndpoint(), getEndpoint().keysFor(fixed), fixed.access());
            watch.checked(fixed.access());
        }
        if (fixed != null && fixed.writes()) {
            settleInFlight(fixed, services);
        }
    }

    private void settleInFlight(Target target, BlofinServices services) {
        Caller by = caller;
        Set<String> users = new HashSet<>(List.of(user(target, by), keyName(target)));
        orders().settle(
                        services.inFlight(),
                        users,
                        by::call,
                        services.clock(getEndpoint().environment()));
    }

    /** Whose account it is, for the ledger. */
    private String user(Target target, Caller by) {
        return by.signing().user().orElseGet(() -> keyName(target));
    }

    /** Tells accounts apart as long as nobody knows whose they are. */
    private String keyName(Target target) {
        return PollOffsets.account(getEndpoint().keysFor(target)).substring(1);
    }

    /** @throws IllegalArgumentException when this endpoint may not, or cannot, make such calls */
    private Caller admitted(Target target, Caller unsigned) {
        BlofinEndpoint endpoint = getEndpoint();
        endpoint.requireAccess(target);
        endpoint.requireEnvironment(target);
        gates.check(target);
        PagedAnswers.check(target, endpoint.getConfiguration());
        AmendFallback.check(target, endpoint);
        if (replaces(target)) {
            endpoint.requireAccess(Operation.TRADE_ORDER_DETAIL);
        }
        if (target.writes()) {
            CancelCares.check(endpoint);
            endpoint.getComponent().services().accountServices().kills().restore();
        }
        return target.signed() ? unsigned.signingWith(signing(target)) : unsigned;
    }

    private Signing signing(Target target) {
        Signing known = laterSigning;
        if (known == null) {
            known = getEndpoint().signing(target);
            laterSigning = known;
        }
        return known;
    }

    private Caller caller(Target target) {
        Caller current = caller;
        if (choice.fixed().isPresent()) {
            return current;
        }
        try {
            return admitted(target, current);
        } catch (IllegalArgumentException e) {
            throw TargetChoice.refused(e.getMessage());
        }
    }

    private boolean replaces(Target target) {
        return getEndpoint().getConfiguration().getAmendFallback().replaces(target);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            Target target = choice.of(exchange);
            Caller current = caller(target);
            Draft draft = requests.of(exchange, target);
            return process(exchange, callback, current, draft, plans.of(exchange, draft));
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    private boolean process(Exchange exchange, AsyncCallback callback, Caller current, Draft draft, OrderPlan plan) {
        try {
            Target target = plan.target();
            Duration limit = Duration.ofMillis(getEndpoint().getConfiguration().getRequestTimeout());
            UnaryOperator<Request> turn = limits.turn(exchange, target);
            CompletionStage<?> permission = watch.permitted(target);
            RiskPass pass = RiskPass.of(
                    getEndpoint(), draft, current.signing()); // the last that may throw, since it must be ended
            permission
                    .thenCompose(permitted -> gates.admit(draft))
                    .thenCompose(request -> gates.guarded(
                            draft,
                            () -> send(exchange, turn.apply(request.within(limit)), current.passing(pass), plan)))
                    .whenComplete((filling, failure) -> {
                        pass.end(failure);
                        current.goOn(() -> {
                            OrderGates.tell(exchange.getMessage(), draft);
                            finish(exchange, plan, callback, failure, filling);
                        });
                    });
            return false;
        } catch (RuntimeException e) {
            plan.ended(exchange, e, this::exchangeTime);
            exchange.setException(plan.told(e));
            callback.done(true);
            return true;
        }
    }

    /** Makes the calls; what comes out fills the message, on the thread where the route goes on. */
    private CompletionStage<Runnable> send(Exchange exchange, Request request, Caller by, OrderPlan plan) {
        BlofinConfiguration options = getEndpoint().getConfiguration();
        if (options.getPaginate() != Paginate.none) {
            return PagedAnswers.read(options, request.call(), by::call, by::goOn)
                    .thenApply(pages -> () -> fill(exchange, pages));
        }
        if (replaces(request.target())) {
            return AmendRun.start(request.call(), amendPorts(by))
                    .thenApply(result -> () -> fill(exchange, request.target(), result));
        }
        if (request.target().writes()) {
            plan.begin(exchange, this::exchangeTime);
            return orders().send(plan, request, by::call, user(request.target(), by))
                    .thenApply(sent -> () -> {
                        fill(exchange, sent.answer());
                        sent.tell(exchange);
                    });
        }
        CompletionStage<Answer> answer = BatchRun.fits(request)
                ? BatchRun.start(request, options.isFailOnPartial(), by::call)
                : by.call(request.call());
        return answer.thenApply(good -> () -> fill(exchange, good));
    }

    /** @throws io.github.camelblofin.ledger.LedgerException when the ledger cannot be opened */
    private OrderSender orders() {
        OrderSender known = orders;
        if (known == null) {
            known = new OrderSender(
                    getEndpoint().getComponent().services().writes(getEndpoint().environment()),
                    getEndpoint().getConfiguration(),
                    requests.stepMerger());
            orders = known;
        }
        return known;
    }

    /** The latest moment at which what has ended can have been signed. */
    private long exchangeTime() {
        return getEndpoint()
                .getComponent()
                .services()
                .clock(getEndpoint().environment())
                .millis();
    }

    private AmendPorts amendPorts(Caller by) {
        BlofinServices services = getEndpoint().getComponent().services();
        return new AmendPorts(
                by::call,
                requests.stepMerger(),
                services.scheduler(),
                services::ownId,
                Duration.ofMillis(getEndpoint().getConfiguration().getRequestTimeout()));
    }

    /** Runs once for each message; the callback is called whatever happens here. */
    private void finish(
            Exchange exchange, OrderPlan plan, AsyncCallback callback, Throwable failure, Runnable filling) {
        try {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            plan.ended(exchange, cause, this::exchangeTime);
            if (failure != null) {
                exchange.setException(plan.told(cause));
                watch.failed(plan.target(), failure);
            } else {
                filling.run();
            }
        } catch (RuntimeException | Error e) {
            if (exchange.getException() == null) {
                exchange.setException(e);
            }
        } finally {
            callback.done(false);
        }
    }

    private void fill(Exchange exchange, Answer answer) {
        fill(exchange, body(answer), answer);
        BatchOrders.tell(exchange.getMessage(), answer);
        exchange.getMessage().removeHeader(BlofinHeaders.PAGE);
        exchange.getMessage().removeHeader(BlofinHeaders.ROWS);
    }

    private void fill(Exchange exchange, PagedAnswers pages) {
        fill(exchange, pages.body(), pages.answer());
        exchange.getMessage().setHeader(BlofinHeaders.PAGE, pages.pages());
        exchange.getMessage().setHeader(BlofinHeaders.ROWS, pages.rows());
    }

    private void fill(Exchange exchange, Object body, Answer answer) {
        Message message = exchange.getMessage();
        message.setBody(body);
        message.removeHeader(BlofinHeaders.PARAMS);
        message.setHeader(BlofinHeaders.OPERATION, answer.target().path());
        message.setHeader(BlofinHeaders.CODE, answer.code());
        message.setHeader(BlofinHeaders.HTTP_STATUS, answer.httpStatus());
        limits.tell(message, answer.target(), laterSigning);
        if (answer.stale()) {
            message.setHeader(BlofinHeaders.STALE, true);
        } else {
            message.removeHeader(BlofinHeaders.STALE);
        }
        if (answer.kept()) {
            message.setHeader(BlofinHeaders.CACHED, true);
        } else {
            message.removeHeader(BlofinHeaders.CACHED);
        }
    }

    /** Several calls were made, so there is no code and no status to tell. */
    private void fill(Exchange exchange, Target target, AmendResult result) {
        Message message = exchange.getMessage();
        message.setBody(
                switch (getEndpoint().getConfiguration().getOutput()) {
                    case typed -> result;
                    case map -> BlofinJson.toMap(result);
                    case json, raw -> BlofinJson.toText(result);
                });
        message.removeHeader(BlofinHeaders.PARAMS);
        message.removeHeader(BlofinHeaders.CODE);
        message.removeHeader(BlofinHeaders.HTTP_STATUS);
        message.setHeader(BlofinHeaders.OPERATION, target.path());
        limits.tell(message, target, laterSigning);
    }

    private Object body(Answer answer) {
        return switch (getEndpoint().getConfiguration().getOutput()) {
            case typed -> answer.typed();
            case map -> answer.asMap();
            case json -> answer.json();
            case raw -> answer.raw();
        };
    }

    @Override
    public BlofinEndpoint getEndpoint() {
        return (BlofinEndpoint) super.getEndpoint();
    }

    /**
     * What a started producer calls with.
     *
     * @param calls makes calls, or answers from what is kept
     * @param signing the key
     * @param answers where the route goes on
     */
    private record Caller(Calls calls, Signing signing, Executor answers) {
        Caller signingWith(Signing key) {
            return new Caller(calls, key, answers);
        }

        Caller passing(RiskPass pass) {
            return new Caller(pass.watching(calls), signing, answers);
        }

        CompletionStage<Answer> call(Call call) {
            return calls.call(call, signing);
        }

        /** A route that is being stopped by force has no pool any more; its Exchange must end all the same. */
        void goOn(Runnable rest) {
            try {
                answers.execute(rest);
            } catch (RejectedExecutionException stopped) {
                rest.run();
            }
        }
    }
}
