package io.github.camelblofin.stream;

/**
 * What is known about the silence of one exchange subscription, and what to do about it. Silence is answered first by
 * subscribing again, then by another connection. Patience doubles with each alarm, since an instrument may simply be quiet,
 * and comes back by halves only while messages flow without such a silence: so a quiet instrument soon raises alarms
 * seldom, or not at all, and never in a loop. No I/O; owned by the loop.
 */
final class Silence {
    /** What to do. */
    enum Remedy {
        NOTHING,
        SUBSCRIBE_AGAIN,
        CONNECT_AGAIN
    }

    private static final int MAX_DOUBLINGS = 7;
    /** Patience is halved after this many times of it without silence. */
    private static final int CALM = 10;

    /** From when silence counts: the last message, confirmation or remedy. Owner: the loop, as for all fields. */
    private long since;
    /** Since when no silence was longer than normal. */
    private long calmSince;
    /** How often the limit is doubled. */
    private int doublings;
    /** Alarms in the present silence. */
    private int alarms;
    /** The next message is the answer to subscribing, which says nothing about what follows. */
    private boolean skip;

    /** The subscription was confirmed, and the exchange may begin with the state. */
    void confirmed(long now, boolean snapshotFirst) {
        since = now;
        if (alarms == 0) {
            calmSince = now;
        }
        skip = snapshotFirst;
    }

    /** Nobody could hear until now. */
    void deafUntil(long now) {
        since = now;
        calmSince = now;
    }

    /**
     * A message came. Gives true when that ends a silence that raised an alarm.
     *
     * @param limit normal silence
     */
    boolean heard(long now, long limit) {
        if (skip) {
            skip = false;
            return false;
        }
        if (alarms > 0 || now - since > limit) {
            calmSince = now;
        } else if (doublings > 0 && now - calmSince > CALM * patience(limit)) {
            doublings--;
            calmSince = now;
        }
        since = now;
        boolean over = alarms > 0;
        alarms = 0;
        return over;
    }

    /**
     * Looks at the clock.
     *
     * @param limit normal silence
     * @param othersHeard whether other messages came on the same connection, which shows that it works
     */
    Remedy check(long now, long limit, boolean othersHeard) {
        if (now - since < patience(limit)) {
            return Remedy.NOTHING;
        }
        alarms++;
        doublings = Math.min(doublings + 1, MAX_DOUBLINGS);
        since = now;
        return alarms % 2 == 1 || othersHeard ? Remedy.SUBSCRIBE_AGAIN : Remedy.CONNECT_AGAIN;
    }

    /** When to look again. */
    long due(long limit) {
        return since + patience(limit);
    }

    /** Whether an alarm was raised and nothing came since. */
    boolean alarming() {
        return alarms > 0;
    }

    private long patience(long limit) {
        return limit << doublings;
    }
}
