package io.github.camelblofin;

import io.github.camelblofin.approval.Approval;
import io.github.camelblofin.approval.ApprovalOutlet;
import io.github.camelblofin.approval.ApprovalState;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.model.BlofinJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends approved orders to an endpoint, and what came of approvals to another. */
final class ApprovalRelease implements ApprovalOutlet {
    private static final Logger LOG = LoggerFactory.getLogger(ApprovalRelease.class);

    private final ProducerTemplate template;
    private final String sendTo;
    /** {@code null}: nobody wants to know. */
    private final String resultTo;

    ApprovalRelease(ProducerTemplate template, String sendTo, String resultTo) {
        this.template = template;
        this.sendTo = sendTo;
        this.resultTo = resultTo;
    }

    @Override
    public CompletionStage<Sent> send(Approval approval) {
        Exchange order = new DefaultExchange(template.getCamelContext());
        order.getMessage().setBody(order(approval));
        order.getMessage().setHeader(BlofinHeaders.APPROVAL, approval.id());
        return template.asyncSend(sendTo, order).thenApply(ApprovalRelease::sent);
    }

    private static Map<?, ?> order(Approval approval) {
        try {
            return BlofinJson.mapper().readValue(approval.request().order(), Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException("approval " + approval.id() + ": its order cannot be read", e);
        }
    }

    private static Sent sent(Exchange order) {
        Exception failure = order.getException();
        if (failure == null) {
            return new Sent(ApprovalState.DONE, null, order);
        }
        // What is not BloFin's may have failed after the order was placed.
        BlofinException known = ObjectHelper.getException(BlofinException.class, failure);
        boolean certain = known != null && !known.outcomeUnknown();
        return new Sent(certain ? ApprovalState.FAILED : ApprovalState.UNKNOWN, failure.getMessage(), order);
    }

    @Override
    public void tell(Approval approval, Sent sent) {
        if (resultTo == null) {
            return;
        }
        Exchange result = new DefaultExchange(template.getCamelContext());
        result.getMessage().setBody(approval);
        result.getMessage().setHeader(BlofinHeaders.APPROVAL, approval.id());
        result.getMessage()
                .setHeader(BlofinHeaders.APPROVAL_STATE, approval.state().name());
        if (sent != null && sent.carrier() instanceof Exchange order) {
            if (order.getException() == null) {
                result.getMessage()
                        .setHeader(
                                BlofinHeaders.APPROVAL_ANSWER,
                                order.getMessage().getBody());
            } else {
                result.setProperty(Exchange.EXCEPTION_CAUGHT, order.getException());
            }
        }
        CompletionStage<Exchange> telling = template.asyncSend(resultTo, result);
        telling.whenComplete((done, failure) -> {
            if (failure != null || done.getException() != null) {
                LOG.warn("resultTo could not be told of approval {}", approval.id());
            }
        });
    }
}
