package io.github.camelblofin.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Which feeds a connection should have, and which it has. Decides what to ask next: one request at a time, since the
 * exchange's errors name none. A refused request is cut in halves until the feed that is refused stands alone, so that
 * its neighbours live; the number of cuts per socket is limited. No I/O; owned by the loop.
 */
final class FeedLedger {
    private static final int MAX_CUTS = 64;

    /** Owner: the loop, as for all fields. */
    private final Map<FeedKey, Feed> feeds = new LinkedHashMap<>();

    private final FeedIndex index = new FeedIndex();
    /** Parts of refused requests, to be asked before anything else. */
    private final Deque<List<Feed>> pieces = new ArrayDeque<>();
    /** Feeds of the request that awaits answers; empty when none does. */
    private final Set<Feed> awaited = new LinkedHashSet<>();

    private FeedRequest.Op op = FeedRequest.Op.SUBSCRIBE;
    private int cuts;
    private boolean indexed;

    /** Feeds that the exchange has or should have. */
    int size() {
        return feeds.size();
    }

    boolean has(FeedKey key) {
        return feeds.containsKey(key);
    }

    /** Whether anybody listens. */
    boolean wanted() {
        return feeds.values().stream().anyMatch(Feed::wanted);
    }

    /** Whether all there is was refused, so that a socket would be of no use. */
    boolean hopeless() {
        return feeds.values().stream().allMatch(feed -> feed.state == Feed.State.REFUSED);
    }

    int confirmed() {
        return (int) feeds.values().stream()
                .filter(feed -> feed.state == Feed.State.CONFIRMED)
                .count();
    }

    Collection<Feed> feeds() {
        return feeds.values();
    }

    /** Everybody who listens, once each. */
    Set<FeedSubscriber> subscribers() {
        Set<FeedSubscriber> all = new LinkedHashSet<>();
        feeds.values().forEach(feed -> all.addAll(feed.subscribers));
        return all;
    }

    /** Whether nobody else listens. */
    boolean onlyFor(FeedSubscriber subscriber) {
        return feeds.values().stream()
                .allMatch(feed -> feed.subscribers.stream().allMatch(other -> other == subscriber));
    }

    Feed join(FeedKey key, FeedSubscriber subscriber) {
        Feed feed = feeds.get(key);
        if (feed == null) {
            feed = new Feed(key);
            feeds.put(key, feed);
            indexed = false;
        }
        feed.add(subscriber);
        if (feed.state == Feed.State.REFUSED || feed.state == Feed.State.DEFERRED) {
            feed.state = Feed.State.IDLE;
            feed.reported = false;
        }
        return feed;
    }

    /** The subscriber goes; the feed goes at once when nobody is left and the exchange does not know it. */
    Feed leave(FeedKey key, FeedSubscriber subscriber) {
        Feed feed = feeds.get(key);
        if (feed != null) {
            feed.remove(subscriber);
            dropIfOver(feed);
        }
        return feed;
    }

    /** A feed that the exchange has confirmed is to be ended and asked for again; others are asked for anyway. */
    void renew(FeedKey key) {
        Feed feed = feeds.get(key);
        if (feed != null && feed.state == Feed.State.CONFIRMED) {
            feed.renew = true;
        }
    }

    /** The feed of a message, or {@code null} when it is not, or no longer, wanted. */
    Feed find(Slice channel, Slice instId) {
        return index().find(channel, instId);
    }

    private FeedIndex index() {
        if (!indexed) {
            index.rebuild(feeds.values());
            indexed = true;
        }
        return index;
    }

    /** Whether a request awaits answers. */
    boolean waiting() {
        return !awaited.isEmpty();
    }

    /** What the awaited request asked. */
    FeedRequest.Op op() {
        return op;
    }

    /** Takes the next request, if one is due and none awaits answers; {@code null} otherwise. */
    FeedRequest next() {
        if (waiting()) {
            return null;
        }
        while (!pieces.isEmpty()) {
            List<Feed> piece = pieces.poll().stream()
                    .filter(feed -> feed.wanted() && feed.state == Feed.State.IDLE)
                    .toList();
            if (!piece.isEmpty()) {
                return ask(FeedRequest.Op.SUBSCRIBE, piece);
            }
        }
        List<Feed> unwanted = feeds.values().stream()
                .filter(feed -> (!feed.wanted() || feed.renew) && feed.state == Feed.State.CONFIRMED)
                .toList();
        if (!unwanted.isEmpty()) {
            return ask(FeedRequest.Op.UNSUBSCRIBE, unwanted);
        }
        List<Feed> missing = feeds.values().stream()
                .filter(feed -> feed.wanted() && feed.state == Feed.State.IDLE)
                .toList();
        return missing.isEmpty() ? null : ask(FeedRequest.Op.SUBSCRIBE, missing);
    }

    private FeedRequest ask(FeedRequest.Op asked, List<Feed> candidates) {
        List<Feed> batch = List.copyOf(candidates.subList(0, ControlFrames.fitting(candidates)));
        Feed.State next = asked == FeedRequest.Op.SUBSCRIBE ? Feed.State.SUBSCRIBING : Feed.State.UNSUBSCRIBING;
        batch.forEach(feed -> feed.state = next);
        awaited.addAll(batch);
        op = asked;
        return new FeedRequest(asked, batch);
    }

    /**
     * An answer came. Gives the feed that it is about; {@code null} when nobody waits for it, which is the fate of answers
     * that come late.
     */
    Feed acknowledge(String answered, Slice channel, Slice instId) {
        if (!op.wireName().equals(answered)) {
            return null;
        }
        Feed feed = index().exact(channel, instId);
        if (feed == null || !awaited.remove(feed)) {
            return null;
        }
        if (op == FeedRequest.Op.SUBSCRIBE) {
            feed.state = Feed.State.CONFIRMED;
            feed.proven = true;
            feed.reported = false;
        } else {
            ended(feed);
        }
        return feed;
    }

    /** The end of subscriptions was refused or not answered: nobody wants them, so they count as ended. */
    void abandonUnsubscribe() {
        List<Feed> left = List.copyOf(awaited);
        awaited.clear();
        left.forEach(this::ended);
    }

    /**
     * The awaited subscriptions were refused.
     *
     * @param divisible whether one of them may be to blame for all
     * @return the feeds whose refusal must be told; empty when the request is asked again in parts
     */
    List<Feed> refuse(boolean divisible) {
        List<Feed> refused = List.copyOf(awaited);
        awaited.clear();
        if (divisible && refused.size() > 1 && cuts < MAX_CUTS) {
            cuts++;
            refused.forEach(feed -> feed.state = Feed.State.IDLE);
            pieces.addFirst(refused.subList(refused.size() / 2, refused.size()));
            pieces.addFirst(refused.subList(0, refused.size() / 2));
            return List.of();
        }
        boolean certain = divisible && refused.size() == 1;
        List<Feed> news = new ArrayList<>();
        for (Feed feed : refused) {
            feed.state = certain && !feed.proven ? Feed.State.REFUSED : Feed.State.DEFERRED;
            if (!feed.reported) {
                feed.reported = true;
                news.add(feed);
            }
            dropIfOver(feed);
        }
        return news;
    }

    /** Whether some feeds are refused for now. */
    boolean deferred() {
        return feeds.values().stream().anyMatch(feed -> feed.state == Feed.State.DEFERRED);
    }

    /** The time has come to ask for them again. */
    void retryDeferred() {
        feeds.values().stream()
                .filter(feed -> feed.state == Feed.State.DEFERRED)
                .forEach(feed -> feed.state = Feed.State.IDLE);
    }

    /** The socket is gone and with it all that the exchange knew. */
    void forgetSocket() {
        awaited.clear();
        pieces.clear();
        cuts = 0;
        for (Feed feed : List.copyOf(feeds.values())) {
            feed.renew = false;
            if (feed.state == Feed.State.UNSUBSCRIBING) {
                ended(feed);
            } else if (feed.state != Feed.State.REFUSED) {
                feed.state = Feed.State.IDLE;
                dropIfOver(feed);
            }
        }
    }

    private void ended(Feed feed) {
        feed.state = Feed.State.IDLE;
        feed.renew = false;
        feed.gone.complete(null);
        feed.gone = new CompletableFuture<>();
        dropIfOver(feed);
    }

    private void dropIfOver(Feed feed) {
        boolean unknown =
                feed.state == Feed.State.IDLE || feed.state == Feed.State.REFUSED || feed.state == Feed.State.DEFERRED;
        if (!feed.wanted() && unknown) {
            feeds.remove(feed.key);
            feed.gone.complete(null);
            indexed = false;
        }
    }
}
