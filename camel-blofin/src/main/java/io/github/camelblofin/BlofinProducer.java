package io.github.camelblofin;

import io.github.camelblofin.api.Access;
import io.github.camelblofin.api.Environment;
import io.github.camelblofin.api.JsonShape;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.auth.CredentialsProvider;
import io.github.camelblofin.reference.ReferenceData;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.Calls;
import io.github.camelblofin.rest.RequestMerger;
import io.github.camelblofin.rest.Signing;
import io.github.camelblofin.rest.Target;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Makes one REST call for each message: parameters from the URI, the header {@link BlofinHeaders#PARAMS} and the body are
 * merged, the answer becomes the body. Never waits on a thread. A failure is a {@code BlofinException}; nothing is sent
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
        checkAccess();
        checkEnvironment();
        BlofinServices services = getEndpoint().getComponent().services();
        Environment environment = getEndpoint().environment();
        Signing signing = operation.signed() ? services.signing(environment, keys()) : Signing.none();
        Executor answers = getEndpoint().getConfiguration().getCompleteOn() == CompleteOn.eventLoop
                ? Runnable::run
                : services.answers();
        ReferenceData reference = services.reference(environment);
        Calls calls = getEndpoint().getConfiguration().isCache() ? reference : reference.bypass();
        caller = new Caller(calls, signing, answers);
        if (operation.signed()) {
            KeyCheck.require(getEndpoint(), operation.access());
        }
    }

    private void checkAccess() {
        Access needed = operation.access();
        Set<String> allowed = Arrays.stream(
                        getEndpoint().getConfiguration().getAccess().split(",", -1))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (needed != Access.NONE && !allowed.contains(needed.optionName())) {
            throw new IllegalArgumentException("blofin:" + operation.path() + " needs access=" + needed.optionName()
                    + ", but access=" + getEndpoint().getConfiguration().getAccess()
                    + " is what this component may do; add it if that is intended");
        }
    }

    private void checkEnvironment() {
        if (operation.writes() && !getEndpoint().environmentChosen()) {
            throw new IllegalArgumentException("blofin:" + operation.path()
                    + " changes orders, settings or money, so it must be said where: set environment=live (real money) or"
                    + " environment=demo on the component, or baseUrl for a simulator");
        }
    }

    private CredentialsProvider keys() {
        try {
            return getEndpoint().credentials();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("blofin:" + operation.path() + " is signed. " + e.getMessage(), e);
        }
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Caller current = caller;
        try {
            Call call = merger.merge(target, options(), header(exchange), body(exchange))
                    .within(Duration.ofMillis(getEndpoint().getConfiguration().getRequestTimeout()));
            current.calls()
                    .call(call, current.signing())
                    .whenComplete((answer, failure) -> current.goOn(() -> finish(exchange, answer, failure, callback)));
            return false;
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    /** Runs once for each call; the callback is called whatever happens here. */
    private void finish(Exchange exchange, Answer answer, Throwable failure, AsyncCallback callback) {
        try {
            if (failure != null) {
                exchange.setException(
                        failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure);
            } else {
                fill(exchange, answer);
            }
        } catch (RuntimeException e) {
            exchange.setException(e);
        } finally {
            callback.done(false);
        }
    }

    private void fill(Exchange exchange, Answer answer) {
        Object body = body(answer);
        Message message = exchange.getMessage();
        message.setBody(body);
        message.removeHeader(BlofinHeaders.PARAMS);
        message.setHeader(BlofinHeaders.OPERATION, operation.path());
        message.setHeader(BlofinHeaders.CODE, answer.code());
        message.setHeader(BlofinHeaders.HTTP_STATUS, answer.httpStatus());
        if (answer.kept()) {
            message.setHeader(BlofinHeaders.CACHED, true);
        } else {
            message.removeHeader(BlofinHeaders.CACHED);
        }
    }

    private Object body(Answer answer) {
        return switch (getEndpoint().getConfiguration().getOutput()) {
            case typed -> answer.typed();
            case map -> answer.asMap();
            case json -> answer.json();
            case raw -> answer.raw();
        };
    }

    private Map<String, Object> options() {
        BlofinConfiguration options = getEndpoint().getConfiguration();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("instId", options.getInstId());
        parameters.put("bar", options.getBar());
        parameters.put("limit", options.getLimit());
        parameters.putAll(options.getParameters());
        return parameters;
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
     * @param calls makes calls, or answers from what is kept
     * @param signing the key
     * @param answers where the route goes on
     */
    private record Caller(Calls calls, Signing signing, Executor answers) {
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
