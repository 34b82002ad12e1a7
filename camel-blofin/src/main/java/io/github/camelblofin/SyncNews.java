package io.github.camelblofin;

import io.github.camelblofin.stream.StatusFeed;
import io.github.camelblofin.stream.StatusKind;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells {@code blofin:local/status} when a book has a hole, and when it is whole again. Safe for any thread. */
final class SyncNews {
    private final StatusFeed events;
    private final String channel;
    /** Instruments whose book has a hole at present. */
    private final Set<String> broken = ConcurrentHashMap.newKeySet();

    /** @param channel as routes name it */
    SyncNews(StatusFeed events, String channel) {
        this.events = events;
        this.channel = channel;
    }

    /** Something of this instrument is missing, for this reason, until {@link #whole} is told. */
    void broken(String instId, String reason) {
        if (broken.add(instId)) {
            events.tell(StatusKind.GAP, channel, instId, reason);
        }
    }

    /** What was missing is there now; costs little when nothing was. */
    void whole(String instId) {
        if (!broken.isEmpty() && broken.remove(instId)) {
            events.tell(StatusKind.RESYNCED, channel, instId, null);
        }
    }
}
