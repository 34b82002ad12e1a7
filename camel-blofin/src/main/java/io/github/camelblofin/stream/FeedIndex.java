package io.github.camelblofin.stream;

import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * Finds a feed by the bytes of its channel and instrument, without making texts. A message whose instrument has no feed of
 * its own belongs to the feed of its channel that names no instrument. Owned by the loop.
 */
final class FeedIndex {
    private static final byte[] NONE = {};

    /** Power of two, at most half full. Owner: the loop, as for all fields. */
    private Entry[] table = new Entry[2];

    /** Replaces what is known. */
    void rebuild(Collection<Feed> feeds) {
        int size = Integer.highestOneBit(Math.max(1, feeds.size())) << 2;
        Entry[] next = new Entry[size];
        for (Feed feed : feeds) {
            Entry entry = new Entry(feed);
            int i = entry.hash & (size - 1);
            while (next[i] != null) {
                i = (i + 1) & (size - 1);
            }
            next[i] = entry;
        }
        table = next;
    }

    /** The feed, or {@code null}. */
    Feed find(Slice channel, Slice instId) {
        Feed feed = exact(channel, instId);
        if (feed != null || instId.blank()) {
            return feed;
        }
        return probe(spread(channel.hash(1) * 31), channel, null);
    }

    /** The feed of exactly this channel and instrument, or {@code null}. */
    Feed exact(Slice channel, Slice instId) {
        return probe(spread(instId.hash(channel.hash(1) * 31)), channel, instId);
    }

    private Feed probe(int hash, Slice channel, Slice instId) {
        int mask = table.length - 1;
        for (int i = hash & mask; table[i] != null; i = (i + 1) & mask) {
            Entry entry = table[i];
            if (entry.hash == hash && channel.same(entry.channel) && entry.isFor(instId)) {
                return entry.feed;
            }
        }
        return null;
    }

    private static int spread(int hash) {
        return hash ^ (hash >>> 15);
    }

    private static final class Entry {
        final Feed feed;
        final byte[] channel;
        final byte[] instId;
        final int hash;

        Entry(Feed feed) {
            this.feed = feed;
            channel = feed.key.channel().getBytes(StandardCharsets.UTF_8);
            instId = feed.key.instId() == null ? NONE : feed.key.instId().getBytes(StandardCharsets.UTF_8);
            hash = spread(Slice.hash(Slice.hash(1, channel) * 31, instId));
        }

        boolean isFor(Slice wanted) {
            return (wanted == null || wanted.blank()) ? instId.length == 0 : wanted.same(instId);
        }
    }
}
