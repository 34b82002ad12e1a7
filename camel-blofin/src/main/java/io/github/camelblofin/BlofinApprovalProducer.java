package io.github.camelblofin;

import io.github.camelblofin.approval.Approval;
import io.github.camelblofin.approval.ApprovalDesk;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.Failure;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * {@code to("blofin:local/approve")}, {@code local/decline}: what the person named in the header {@link BlofinHeaders#BY} says to
 * the approval named in {@link BlofinHeaders#APPROVAL}; the body becomes the {@link Approval} after it, which completes when that
 * is in the ledger. {@code local/approvals} lists what waits and what ended lately. Waits on no thread.
 */
public class BlofinApprovalProducer extends DefaultAsyncProducer {
    private final ApprovalPath path;
    /** Set at start, read by routes. */
    private volatile ApprovalDesk desk;

    BlofinApprovalProducer(BlofinEndpoint endpoint, ApprovalPath path) {
        super(endpoint);
        this.path = path;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        desk = getEndpoint().getComponent().services().approvals();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Message message = exchange.getMessage();
        try {
            if (path == ApprovalPath.LIST) {
                message.setBody(ApprovalBody.of(desk.all(), getEndpoint()));
                callback.done(true);
                return true;
            }
            said(message)
                    .whenComplete((approval, failure) -> goOn(() -> {
                        if (failure != null) {
                            exchange.setException(
                                    failure instanceof CompletionException ? failure.getCause() : failure);
                        } else {
                            message.setHeader(
                                    BlofinHeaders.APPROVAL_STATE,
                                    approval.state().name());
                            message.setBody(ApprovalBody.of(approval, getEndpoint()));
                        }
                        callback.done(false);
                    }));
            return false;
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    private CompletionStage<Approval> said(Message message) {
        String id = message.getHeader(BlofinHeaders.APPROVAL, String.class);
        if (id == null || id.isBlank()) {
            throw new BlofinInvalidRequestException(Failure.local(
                    path.path(),
                    "set the header " + BlofinHeaders.APPROVAL + " to the id of the approval, and " + BlofinHeaders.BY
                            + " to who says it"));
        }
        String by = message.getHeader(BlofinHeaders.BY, String.class);
        return path == ApprovalPath.APPROVE
                ? desk.approve(id.strip(), by)
                : desk.decline(id.strip(), by, message.getHeader(BlofinHeaders.REASON, String.class));
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
