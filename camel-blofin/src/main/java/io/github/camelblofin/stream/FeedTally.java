package io.github.camelblofin.stream;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** How the exchange subscriptions of one subscription stand, whichever strand carries them. No I/O; owned by the loop. */
final class FeedTally {
    private final StreamChannel channel;
    private final boolean followed;
    /** Owner: the loop, as for all fields. */
    private final Set<FeedKey> keys = new LinkedHashSet<>();
    /** Confirmed on some strand. */
    private final Set<FeedKey> confirmed = new HashSet<>();

    private final Set<FeedKey> refused = new HashSet<>();
    /** To be confirmed again on request, so that it is told although it never was down. */
    private final Set<FeedKey> renewed = new HashSet<>();

    private final Set<FeedKey> stale = new HashSet<>();
    private long staleAlarms;

    /** What to begin and what to end. */
    record Change(List<FeedKey> come, List<FeedKey> gone) {}

    FeedTally(SubscriptionRequest request) {
        this.channel = request.channel();
        this.followed = request.followed();
        if (!followed && request.instIds().isEmpty()) {
            keys.add(FeedKey.of(channel, null));
        } else if (!followed) {
            request.instIds().forEach(instId -> keys.add(FeedKey.of(channel, instId)));
        }
    }

    Set<FeedKey> keys() {
        return keys;
    }

    /** Whether the instruments change. */
    boolean followed() {
        return followed;
    }

    /** These instruments, and no others. */
    Change follow(Collection<String> instIds) {
        Set<FeedKey> wanted = new LinkedHashSet<>();
        instIds.forEach(instId -> wanted.add(FeedKey.of(channel, instId)));
        List<FeedKey> gone = keys.stream().filter(key -> !wanted.contains(key)).toList();
        List<FeedKey> come = wanted.stream().filter(key -> !keys.contains(key)).toList();
        for (FeedKey key : gone) {
            keys.remove(key);
            confirmed.remove(key);
            refused.remove(key);
            renewed.remove(key);
            stale.remove(key);
        }
        keys.addAll(come);
        return new Change(come, gone);
    }

    /** Those of this instrument that are confirmed; their next confirmation is news. */
    List<FeedKey> renew(String instId) {
        List<FeedKey> asked = keys.stream()
                .filter(key -> Objects.equals(key.instId(), instId) && confirmed.contains(key))
                .toList();
        renewed.addAll(asked);
        return asked;
    }

    /** Gives whether that is news: it was down, or was asked for. */
    boolean confirm(FeedKey key) {
        boolean up = confirmed.add(key);
        refused.remove(key);
        return renewed.remove(key) || up;
    }

    void refuse(FeedKey key) {
        if (!confirmed.contains(key)) {
            refused.add(key);
        }
    }

    /** Gives those that were confirmed and are carried no more. */
    List<FeedKey> lose(Collection<FeedKey> feeds, Predicate<FeedKey> carried) {
        List<FeedKey> lost = feeds.stream()
                .filter(feed -> confirmed.contains(feed) && !carried.test(feed))
                .toList();
        lost.forEach(confirmed::remove);
        return lost;
    }

    /** Nothing is subscribed any more. */
    void clear() {
        confirmed.clear();
        refused.clear();
        renewed.clear();
        stale.clear();
    }

    void stale(FeedKey key) {
        staleAlarms++;
        stale.add(key);
    }

    /** Gives whether it was stale. */
    boolean flowing(FeedKey key) {
        return stale.remove(key);
    }

    int staleNow() {
        return stale.size();
    }

    long staleAlarms() {
        return staleAlarms;
    }

    int confirmed() {
        return confirmed.size();
    }

    /** How many must be confirmed for all to be well: nobody named those that are followed, so a refusal is no fault. */
    int expected() {
        return followed ? keys.size() - refused.size() : keys.size();
    }

    /** Whether there is an answer to each. */
    boolean answered() {
        return !keys.isEmpty() && confirmed.size() + refused.size() >= keys.size();
    }

    /** Whether all is well. */
    boolean complete() {
        return !confirmed.isEmpty() && confirmed.size() == expected();
    }
}
