package io.github.camelblofin;

import io.github.camelblofin.api.JsonShape;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.RequestMerger;
import io.github.camelblofin.rest.RestClient;
import io.github.camelblofin.rest.Signing;
import io.github.camelblofin.rest.Target;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Makes one REST call for each message: parameters from the URI, the header {@link BlofinHeaders#PARAMS} and the body are
 * merged, the answer becomes the body. With {@code paginate} it makes a call for each page. Never waits on a thread, but
 * the iterator of {@code paginate=stream} does, when it reads on. A failure is a {@code BlofinException}; nothing is sent
 * twice. What cannot work (no key, an operation that is not allowed, a write without a chosen environment) fails at start.
 */
public class BlofinProducer extends DefaultAsyncProducer {
    private final Operation operation;
    private final Target target;
    private final RequestMerger merger;

    /** Set at start, read by routes. */
    private volatile Caller caller;

    public BlofinProducer(BlofinEndpoint endpoint, Operation operation) {
        super(endpoint);
        this.operation = operation;
        this.target = Target.of(operation);
        this.merger = new RequestMerger(endpoint.getConfiguration().getBrokerId());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        getEndpoint().requireAccess(operation);
        checkEnvironment();
        PagedAnswers.check(operation, getEndpoint().getConfiguration());
        BlofinServices services = getEndpoint().getComponent().services();
        Signing signing = operation.signed() ? services.signing(getEndpoint().keysFor(operation)) : Signing.none();
        Executor answers = getEndpoint().getConfiguration().getCompleteOn() == CompleteOn.eventLoop
                ? Runnable::run
                : services.answers();
        caller = new Caller(services.rest(getEndpoint().environment()), signing, answers);
    }

    private void checkEnvironment() {
        if (operation.writes() && !getEndpoint().environmentChosen()) {
            throw new IllegalArgumentException("blofin:" + operation.path()
                    + " changes orders, settings or money, so it must be said where: set environment=live (real money) or"
                    + " environment=demo on the component, or baseUrl for a simulator");
        }
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Caller current = caller;
        try {
            Call call = merger.merge(
                            target,
                            getEndpoint().getConfiguration().requestParameters(),
                            header(exchange),
                            body(exchange))
                    .within(Duration.ofMillis(getEndpoint().getConfiguration().getRequestTimeout()));
            if (getEndpoint().getConfiguration().getPaginate() == Paginate.none) {
                current.call(call)
                        .whenComplete((answer, failure) ->
                                current.goOn(() -> finish(exchange, failure, callback, () -> fill(exchange, answer))));
            } else {
                PagedAnswers.read(getEndpoint().getConfiguration(), call, current::call, current::goOn)
                        .whenComplete((pages, failure) ->
                                current.goOn(() -> finish(exchange, failure, callback, () -> fill(exchange, pages))));
            }
            return false;
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    /** Runs once for each call; the callback is called whatever happens here. */
    private void finish(Exchange exchange, Throwable failure, AsyncCallback callback, Runnable filling) {
        try {
            if (failure != null) {
                exchange.setException(
                        failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure);
            } else {
                filling.run();
            }
        } catch (RuntimeException e) {
            exchange.setException(e);
        } finally {
            callback.done(false);
        }
    }

    private void fill(Exchange exchange, Answer answer) {
        fill(exchange, body(answer), answer);
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
        message.setHeader(BlofinHeaders.OPERATION, operation.path());
        message.setHeader(BlofinHeaders.CODE, answer.code());
        message.setHeader(BlofinHeaders.HTTP_STATUS, answer.httpStatus());
    }

    private Object body(Answer answer) {
        return switch (getEndpoint().getConfiguration().getOutput()) {
            case typed -> answer.typed();
            case map -> answer.asMap();
            case json -> answer.json();
            case raw -> answer.raw();
        };
    }

    private Map<String, Object> header(Exchange exchange) {
        if (getEndpoint().getConfiguration().getHeaderOverrides() == HeaderOverrides.none) {
            return Map.of();
        }
        Map<?, ?> header = exchange.getMessage().getHeader(BlofinHeaders.PARAMS, Map.class);
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (header != null) {
            header.forEach((name, value) -> parameters.put(String.valueOf(name), value));
        }
        return parameters;
    }

    /**
     * The body as a request. A read after a stream or after another read finds records as body, which are no request:
     * they are left alone, so that {@code from("blofin:trades…").to("blofin:market/books…")} works.
     */
    private Object body(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        return operation.body() == JsonShape.NO_BODY && unrelated(body) ? null : body;
    }

    private boolean unrelated(Object body) {
        return body instanceof Collection
                || (body instanceof Record && !operation.requestType().isInstance(body));
    }

    @Override
    public BlofinEndpoint getEndpoint() {
        return (BlofinEndpoint) super.getEndpoint();
    }

    /**
     * What a started producer calls with.
     *
     * @param client the client of the environment
     * @param signing the key
     * @param answers where the route goes on
     */
    private record Caller(RestClient client, Signing signing, Executor answers) {
        CompletionStage<Answer> call(Call call) {
            return client.call(call, signing);
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
