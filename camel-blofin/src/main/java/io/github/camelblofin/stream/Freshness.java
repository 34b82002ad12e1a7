package io.github.camelblofin.stream;

import java.time.Duration;

/**
 * Watches the feeds of one connection that should be busy: who falls silent is subscribed again, then the connection is
 * replaced, unless other messages show that it works. One timer, however many feeds. Owned by the loop.
 */
final class Freshness {
    /** The connection that is watched. */
    interface Ward {
        /** Subscribes again on this socket. */
        void renew(FeedKey feed);

        /** Gives the socket up. */
        void lose(String reason);

        /** Whether nothing can be heard, because this side does not read. */
        boolean deaf();
    }

    private static final long NEVER = Long.MAX_VALUE;

    private final PoolKey key;
    private final StreamPorts ports;
    private final FeedLedger ledger;
    private final Ward ward;
    private final SingleTimer timer;
    /** The feed of the last message, and when it came. Owner: the loop, as for all fields. */
    private Feed lastFeed;

    private long lastHeard;
    /** When the last message of another feed than that came. */
    private long otherHeard;

    Freshness(PoolKey key, StreamPorts ports, FeedLedger ledger, Ward ward) {
        this.key = key;
        this.ports = ports;
        this.ledger = ledger;
        this.ward = ward;
        this.timer = new SingleTimer(ports.loop());
    }

    /** A socket is ready, or feeds came or went. */
    void watch() {
        long now = ports.ticker().nanos();
        long due = ledger.feeds().stream()
                .filter(Freshness::watched)
                .mapToLong(feed -> feed.silence.due(feed.staleAfter))
                .min()
                .orElse(NEVER);
        if (due == NEVER) {
            timer.cancel();
        } else {
            timer.set(Duration.ofNanos(Math.max(0, due - now)), this::check);
        }
    }

    /** The socket is gone. */
    void stop() {
        timer.cancel();
    }

    /** A message of this feed came. */
    void heard(Feed feed, long now) {
        if (feed != lastFeed) {
            otherHeard = lastHeard;
            lastFeed = feed;
        }
        lastHeard = now;
        if (feed.staleAfter > 0 && feed.silence.heard(now, feed.staleAfter)) {
            ports.status().tell(StatusKind.FLOWING, key, feed.key, null);
            feed.subscribers.forEach(subscriber -> subscriber.flowing(feed.key));
        }
    }

    private static boolean watched(Feed feed) {
        return feed.staleAfter > 0 && feed.state == Feed.State.CONFIRMED;
    }

    private void check() {
        long now = ports.ticker().nanos();
        String lost = null;
        for (Feed feed : ledger.feeds().stream().filter(Freshness::watched).toList()) {
            if (ward.deaf()) {
                feed.silence.deafUntil(now);
                continue;
            }
            Silence.Remedy remedy = feed.silence.check(now, feed.staleAfter, othersHeard(feed, now));
            if (remedy != Silence.Remedy.NOTHING) {
                lost = alarm(feed, remedy, lost);
            }
        }
        if (lost == null) {
            watch();
        } else {
            ward.lose(lost);
        }
    }

    private boolean othersHeard(Feed feed, long now) {
        long others = feed == lastFeed ? otherHeard : lastHeard;
        return lastFeed != null && others != 0 && now - others < feed.staleAfter;
    }

    /** Gives the reason to replace the connection, if that is the remedy, else what was there. */
    private String alarm(Feed feed, Silence.Remedy remedy, String lost) {
        boolean again = remedy == Silence.Remedy.SUBSCRIBE_AGAIN;
        String detail = "nothing came for " + Duration.ofNanos(feed.staleAfter).toMillis() + " ms or longer; "
                + (again ? "subscribing again" : "connecting again");
        ports.status().tell(StatusKind.STALE, key, feed.key, detail);
        feed.subscribers.forEach(subscriber -> subscriber.stale(feed.key, feed.key + ": " + detail));
        if (again) {
            ward.renew(feed.key);
            return lost;
        }
        return feed.key + " is silent, also after subscribing again";
    }
}
