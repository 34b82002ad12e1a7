package io.github.camelblofin;

import io.github.camelblofin.api.JsonShape;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.approval.Approval;
import io.github.camelblofin.approval.ApprovalDesk;
import io.github.camelblofin.approval.ApprovalRequest;
import io.github.camelblofin.ledger.MemoryLedger;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.rest.Draft;
import io.github.camelblofin.rest.Target;
import io.github.camelblofin.time.WallClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExtendedStartupListener;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code to("blofin:local/ask")}: an order that may have to be approved. One that need not goes to {@code sendTo} at once, and
 * the message gets the answer of that. Of one that must, the body becomes an {@link Approval} as soon as it is in the ledger;
 * the Exchange goes on, and what came of the order is sent to {@code resultTo} later. Waits on no thread.
 */
public class BlofinApprovalAskProducer extends DefaultAsyncProducer {
    private static final Logger LOG = LoggerFactory.getLogger(BlofinApprovalAskProducer.class);

    private final MessageRequest requests;

    /** Set at start, read by routes, as are all fields below. */
    private volatile Target target;

    private volatile AsyncProducer direct;
    private volatile ProducerTemplate template;
    private volatile ApprovalDesk desk;
    private volatile OrderNotional notional;
    private volatile BigDecimal threshold;
    /** Closes the desk; {@code null} while it is not open. */
    private volatile Runnable closing;

    BlofinApprovalAskProducer(BlofinEndpoint endpoint) {
        super(endpoint);
        this.requests = new MessageRequest(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        BlofinConfiguration options = getEndpoint().getConfiguration();
        if (options.getSendTo() == null) {
            throw new IllegalArgumentException(
                    "blofin:local/ask needs sendTo, the endpoint for approved orders, such as sendTo=blofin:trade/order");
        }
        CamelContext context = getEndpoint().getCamelContext();
        Endpoint sendTo = context.getEndpoint(options.getSendTo());
        target = target(sendTo);
        threshold = threshold(options.getApprovalNotional());
        // Fails now instead of with the first approved order, when it cannot work.
        direct = sendTo.createAsyncProducer();
        ServiceHelper.startService(direct);
        template = context.createProducerTemplate();
        BlofinServices services = getEndpoint().getComponent().services();
        notional = new OrderNotional(
                services.reference(getEndpoint().environment()), Duration.ofMillis(options.getRequestTimeout()));
        desk = services.approvals();
        if (services.ledger() instanceof MemoryLedger) {
            LOG.warn(
                    "Orders of blofin:local/ask?desk={} wait in memory and are lost when the process ends: set the component's"
                            + " orderLedger, such as file:/var/lib/blofin/ledger",
                    options.getDesk());
        }
        request("check", "check", "{}", null);
        context.addStartupListener(new Opening());
    }

    /** Orders that were approved before a restart come out when all routes are there to take them. */
    private final class Opening implements ExtendedStartupListener {
        @Override
        public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
            if (alreadyStarted) {
                open();
            }
        }

        @Override
        public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
            open();
        }
    }

    private synchronized void open() {
        if (closing == null && desk != null) {
            BlofinConfiguration options = getEndpoint().getConfiguration();
            closing = desk.open(
                    options.getDesk(), new ApprovalRelease(template, options.getSendTo(), options.getResultTo()));
        }
    }

    @Override
    protected void doStop() throws Exception {
        shut();
        ServiceHelper.stopService(direct, template);
        super.doStop();
    }

    private synchronized void shut() {
        if (closing != null) {
            closing.run();
            closing = null;
        }
        desk = null;
    }

    private static Target target(Endpoint sendTo) {
        Operation operation = sendTo instanceof BlofinEndpoint blofin
                ? EndpointPath.operation(blofin.getPath())
                : Operation.TRADE_ORDER;
        boolean places = operation.writes()
                && operation.body() == JsonShape.OBJECT
                && operation.takesParameter("side")
                && operation.takesParameter("clientOrderId");
        if (!places) {
            throw new IllegalArgumentException("blofin:local/ask?sendTo=blofin:" + operation.path()
                    + ": only operations that place one order with a clientOrderId can be approved");
        }
        return Target.of(operation);
    }

    private static BigDecimal threshold(String text) {
        try {
            return text == null || text.isBlank() ? null : new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "approvalNotional=" + text + " is no number; give quote coins, such as 10000");
        }
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            Draft draft = requests.of(exchange, target);
            draft.request();
            Map<String, Object> order = new LinkedHashMap<>(draft.items().get(0));
            needed(order)
                    .whenComplete((needed, failure) -> goOn(() -> {
                        if (failure == null && !needed) {
                            pass(exchange, callback);
                        } else {
                            ask(exchange, order, callback);
                        }
                    }));
            return false;
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    /** What cannot be told must be approved; what only reduces never waits for people. */
    private CompletionStage<Boolean> needed(Map<String, Object> order) {
        BigDecimal limit = threshold;
        if (limit == null) {
            return CompletableFuture.completedFuture(true);
        }
        if ("true".equals(String.valueOf(order.get("reduceOnly")))) {
            return CompletableFuture.completedFuture(false);
        }
        return notional.of(target, order).thenApply(worth -> worth.map(value -> value.compareTo(limit) > 0)
                .orElse(true));
    }

    private void pass(Exchange exchange, AsyncCallback callback) {
        exchange.getMessage().removeHeader(BlofinHeaders.APPROVAL);
        exchange.getMessage().removeHeader(BlofinHeaders.APPROVAL_STATE);
        direct.process(exchange, sync -> callback.done(false));
    }

    private void ask(Exchange exchange, Map<String, Object> order, AsyncCallback callback) {
        CompletionStage<Approval> asked;
        try {
            BlofinServices services = getEndpoint().getComponent().services();
            Object given = order.get("clientOrderId");
            String clientId = given == null || given.toString().isBlank() ? services.ownId() : given.toString();
            order.put("clientOrderId", clientId);
            String by = exchange.getMessage().getHeader(BlofinHeaders.BY, String.class);
            asked = desk.ask(request(services.ownId(), clientId, BlofinJson.toText(order), by));
        } catch (RuntimeException e) {
            asked = CompletableFuture.failedFuture(e);
        }
        asked.whenComplete((approval, failure) -> goOn(() -> {
            if (failure != null) {
                exchange.setException(failure instanceof CompletionException ? failure.getCause() : failure);
            } else {
                fill(exchange.getMessage(), approval);
            }
            callback.done(false);
        }));
    }

    private void fill(Message message, Approval approval) {
        message.removeHeader(BlofinHeaders.PARAMS);
        message.setHeader(BlofinHeaders.APPROVAL, approval.id());
        message.setHeader(BlofinHeaders.APPROVAL_STATE, approval.state().name());
        message.setBody(ApprovalBody.of(approval, getEndpoint()));
    }

    private ApprovalRequest request(String id, String clientId, String order, String by) {
        BlofinConfiguration options = getEndpoint().getConfiguration();
        if (options.getApprovalExpiry() <= 0) {
            throw new IllegalArgumentException("approvalExpiry=" + options.getApprovalExpiry()
                    + " leaves nobody time to approve; give milliseconds");
        }
        Instant expiresAt = WallClock.SYSTEM.instant().plusMillis(options.getApprovalExpiry());
        return new ApprovalRequest(
                id,
                options.getDesk(),
                target.path(),
                options.getAccount(),
                clientId,
                order,
                by,
                options.getApprovals(),
                names(options.getApprovers()),
                expiresAt);
    }

    private static List<String> names(String approvers) {
        return approvers == null
                ? List.of()
                : Arrays.stream(approvers.split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    private void goOn(Runnable rest) {
        try {
            getEndpoint().getComponent().services().answers().execute(rest);
        } catch (RejectedExecutionException stopped) {
            rest.run();
        }
    }

    @Override
    public BlofinEndpoint getEndpoint() {
        return (BlofinEndpoint) super.getEndpoint();
    }
}
