package io.github.camelblofin;

import io.github.camelblofin.api.Access;
import io.github.camelblofin.auth.CredentialsProvider;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.view.LiveSheet;
import io.github.camelblofin.view.Row;
import io.github.camelblofin.view.SheetPicture;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * {@code to("blofin:local/positions")}, {@code local/orders}, {@code local/orders-algo}, {@code local/balances}: answers from
 * a view that is kept up by the private channels, without a call and on the route's thread. Only messages that come before
 * the view was in sync for the first time wait, for {@code requestTimeout}, and on no thread. A view that cannot be relied on
 * is a {@link BlofinUnavailableException}, or with {@code viewStale=allow} the last that was known.
 */
public class BlofinViewProducer extends DefaultAsyncProducer {
    private final ViewKind kind;
    /** Set at start, read by routes. */
    private volatile LiveSheet sheet;

    BlofinViewProducer(BlofinEndpoint endpoint, ViewKind kind) {
        super(endpoint);
        this.kind = kind;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        getEndpoint().requireTime();
        getEndpoint().requireAccess(kind.lists().get(0));
        CredentialsProvider keys = getEndpoint().keysFor(kind.lists().get(0));
        KeyCheck.require(getEndpoint(), keys, Access.READ);
        sheet = getEndpoint()
                .getComponent()
                .services()
                .accountServices()
                .views()
                .open(getEndpoint(), kind);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        SheetPicture now = sheet.picture();
        if (!now.begun()) {
            await(exchange, callback);
            return false;
        }
        answer(exchange, now);
        callback.done(true);
        return true;
    }

    private void await(Exchange exchange, AsyncCallback callback) {
        BlofinServices services = getEndpoint().getComponent().services();
        CompletableFuture<SheetPicture> first = sheet.agreed();
        Scheduler.Timer limit = services.scheduler()
                .after(
                        Duration.ofMillis(getEndpoint().getConfiguration().getRequestTimeout()),
                        () -> first.cancel(false));
        CompletionStage<SheetPicture> answered = first;
        answered.whenComplete((shown, end) -> {
            limit.cancel();
            goOn(services, () -> {
                answer(exchange, shown == null ? sheet.picture() : shown);
                callback.done(false);
            });
        });
    }

    private static void goOn(BlofinServices services, Runnable rest) {
        try {
            services.answers().execute(rest);
        } catch (RejectedExecutionException stopped) {
            rest.run();
        }
    }

    private void answer(Exchange exchange, SheetPicture shown) {
        try {
            boolean inSync = sheet.inSync(shown);
            boolean allowed = getEndpoint().getConfiguration().getViewStale() == ViewStale.allow && shown.begun();
            if (!inSync && !allowed) {
                throw new BlofinUnavailableException(unreliable(shown));
            }
            fill(exchange.getMessage(), shown, inSync);
        } catch (RuntimeException e) {
            exchange.setException(e);
        }
    }

    private Failure unreliable(SheetPicture shown) {
        String why = shown.trouble() == null ? "BloFin's list could not be read for long" : shown.trouble();
        String advice = shown.begun()
                ? ". viewStale=allow answers the last that was known, "
                        + sheet.age(shown).toMillis() + " ms old"
                : "";
        return new Failure(
                kind.path(),
                null,
                null,
                kind.path() + " cannot be relied on: " + why + advice,
                true,
                false,
                false,
                null);
    }

    private void fill(Message message, SheetPicture shown, boolean inSync) {
        Set<String> wanted = instruments(message);
        List<Object> rows = shown.rows().stream()
                .filter(row -> wanted.isEmpty() || wanted.contains(row.version().instId()))
                .map(Row::body)
                .toList();
        Object body = kind.single() ? rows.stream().findFirst().orElse(null) : rows;
        message.setBody(
                switch (getEndpoint().getConfiguration().getOutput()) {
                    case typed -> body;
                    case map -> map(body);
                    case json, raw -> BlofinJson.toText(body);
                });
        message.removeHeader(BlofinHeaders.PARAMS);
        message.setHeader(BlofinHeaders.OPERATION, kind.path());
        message.setHeader(BlofinHeaders.VIEW_AGE, sheet.age(shown).toMillis());
        message.setHeader(BlofinHeaders.VIEW_IN_SYNC, inSync);
    }

    private static Object map(Object body) {
        return body instanceof List<?> rows
                ? rows.stream().map(BlofinJson::toMap).toList()
                : body == null ? null : BlofinJson.toMap(body);
    }

    /** Those that are asked for; none: all. */
    private Set<String> instruments(Message message) {
        Object names = getEndpoint().getConfiguration().getInstId();
        Object header = message.getHeader(BlofinHeaders.PARAMS);
        if (header != null && getEndpoint().getConfiguration().getHeaderOverrides() != HeaderOverrides.none) {
            if (!(header instanceof Map<?, ?> given) || !Set.of("instId").containsAll(given.keySet())) {
                throw new BlofinInvalidRequestException(Failure.local(
                        kind.path(),
                        kind.path() + " was not answered: the header " + BlofinHeaders.PARAMS
                                + " must hold a Map with nothing but instId"));
            }
            names = given.get("instId") == null ? names : given.get("instId");
        }
        return names == null || kind.single() || names.equals("*")
                ? Set.of()
                : Arrays.stream(names.toString().split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet());
    }

    @Override
    public BlofinEndpoint getEndpoint() {
        return (BlofinEndpoint) super.getEndpoint();
    }
}
