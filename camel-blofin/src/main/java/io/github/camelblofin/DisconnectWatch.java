package io.github.camelblofin;

import io.github.camelblofin.api.Channel;
import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.auth.CredentialsProvider;
import io.github.camelblofin.stream.Push;
import io.github.camelblofin.stream.StreamChannel;
import io.github.camelblofin.stream.StreamListener;
import io.github.camelblofin.stream.Subscription;
import io.github.camelblofin.stream.SubscriptionRequest;
import io.github.camelblofin.time.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels what was placed when the channel {@code orders} of its account was down for a time, and again after each such time
 * while it stays down. Safe for any thread.
 */
final class DisconnectWatch implements StreamListener {
    private static final Logger LOG = LoggerFactory.getLogger(DisconnectWatch.class);
    private static final Duration LONGEST_RUN = Duration.ofMinutes(1);

    private final Scheduler scheduler;
    private final Duration after;
    private final CancelCare care;
    /** Guarded by this, as are the next. {@code null}: the stream is up, or a run is under way. */
    private Scheduler.Timer timer;

    private boolean up;
    private boolean running;
    private boolean stopped;
    private Subscription subscription;

    private DisconnectWatch(Scheduler scheduler, Duration after, CancelCare care) {
        this.scheduler = scheduler;
        this.after = after;
        this.care = care;
    }

    /** Begins to watch; a stream that does not come up counts as down from now on. */
    static DisconnectWatch start(BlofinEndpoint endpoint, CredentialsProvider keys, Duration after, CancelCare care) {
        BlofinServices services = endpoint.getComponent().services();
        DisconnectWatch watch = new DisconnectWatch(services.scheduler(), after, care);
        ChannelName orders = ChannelName.find(Channel.ORDERS.wireName()).orElseThrow();
        Subscription subscription = services.streams()
                .subscribe(new SubscriptionRequest(
                        endpoint.environment(),
                        StreamChannel.of(orders),
                        List.of(),
                        keys,
                        services.accountServices().views().worker(),
                        watch));
        watch.down(subscription);
        return watch;
    }

    private synchronized void down(Subscription own) {
        subscription = own;
        arm();
    }

    CancelCare care() {
        return care;
    }

    /** Guarded by this. */
    private void arm() {
        if (!up && !running && !stopped && timer == null) {
            timer = scheduler.after(after, this::elapsed);
        }
    }

    private void elapsed() {
        synchronized (this) {
            timer = null;
            if (up || stopped) {
                return;
            }
            running = true;
        }
        if (care.idle()) {
            ended();
            return;
        }
        care.cancel("The private stream is down for " + after.toMillis() + " ms (cancelOnDisconnect)", LONGEST_RUN)
                .whenComplete((report, defect) -> {
                    if (defect != null) {
                        LOG.error("cancelOnDisconnect failed", defect);
                    }
                    ended();
                });
    }

    private synchronized void ended() {
        running = false;
        arm();
    }

    @Override
    public CompletionStage<Void> onPush(Push push) {
        return DONE;
    }

    @Override
    public synchronized CompletionStage<Void> onConfirmed(String instId) {
        up = true;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        return DONE;
    }

    @Override
    public synchronized CompletionStage<Void> onInterrupted(String instId, String reason) {
        up = false;
        arm();
        return DONE;
    }

    /** Cancels nothing any more. */
    synchronized void stop() {
        stopped = true;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        if (subscription != null) {
            subscription.close();
        }
    }
}
