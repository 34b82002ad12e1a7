package io.github.camelblofin;

import io.github.camelblofin.api.Conflation;
import io.github.camelblofin.stream.OverflowPolicy;
import io.github.camelblofin.stream.RowForm;
import io.github.camelblofin.stream.StreamChannel;
import io.github.camelblofin.stream.SubscriptionRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a consumer's pushes wait and who works on them, checked.
 *
 * @param policy what happens when there are too many
 * @param size most pushes that wait or are being worked on
 * @param bytes most bytes of them
 * @param maxPause longest time of holding others up
 * @param workers threads that run the route at the same time
 */
record MailboxOptions(OverflowPolicy policy, int size, long bytes, Duration maxPause, int workers) {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})\\s*([KMG]?)B?", Pattern.CASE_INSENSITIVE);
    /** What of a mailbox may lie with several workers, where it can no longer be left out. */
    private static final int SHARE = 4;

    /**
     * Reads the options of an endpoint.
     *
     * @param overflowOnUri whether {@code overflow} is the endpoint's own, and not for all endpoints of the component
     * @throws IllegalArgumentException says which option is wrong, and what to write
     */
    static MailboxOptions of(BlofinConfiguration options, StreamChannel channel, boolean overflowOnUri) {
        int size = options.getMailboxSize();
        int workers = options.getConcurrentConsumers();
        require(size >= 1, "mailboxSize=" + size + ": a mailbox holds at least one push");
        require(workers >= 1, "concurrentConsumers=" + workers + ": a route needs at least one thread");
        require(
                workers == 1 || size >= 2 * workers,
                "mailboxSize=" + size + " is too small for concurrentConsumers=" + workers + ": use " + 2 * workers
                        + " or more");
        require(options.getMaxPause() >= 0, "maxPause=" + options.getMaxPause() + " must not be negative");
        boolean sequence = options.getBook() != BookMode.none;
        OverflowPolicy policy = policy(options.getOverflow(), channel, sequence, overflowOnUri);
        require(
                policy != OverflowPolicy.DROP_OLDEST || !sequence,
                "overflow=dropOldest with book=" + options.getBook() + ": each message that is dropped would break the"
                        + " book. Use overflow=block or fail, or a bookInterval");
        return new MailboxOptions(
                policy, size, bytes(options.getMailboxBytes()), Duration.ofMillis(options.getMaxPause()), workers);
    }

    private static void require(boolean right, String complaint) {
        if (!right) {
            throw new IllegalArgumentException(complaint);
        }
    }

    /**
     * What is set for all endpoints holds where it can be done; on a URI it is refused where it cannot.
     *
     * @param sequence whether each message continues the one before
     */
    private static OverflowPolicy policy(
            Overflow overflow, StreamChannel channel, boolean sequence, boolean overflowOnUri) {
        boolean replaceable = channel.conflation() != Conflation.NONE;
        boolean impossible =
                (overflow == Overflow.conflate && !replaceable) || (overflow == Overflow.dropOldest && sequence);
        if (overflow == null || (impossible && !overflowOnUri)) {
            return replaceable ? OverflowPolicy.CONFLATE : OverflowPolicy.BLOCK;
        }
        return switch (overflow) {
            case block -> OverflowPolicy.BLOCK;
            case conflate -> OverflowPolicy.CONFLATE;
            case dropOldest -> OverflowPolicy.DROP_OLDEST;
            case fail -> OverflowPolicy.FAIL;
        };
    }

    /** A number of bytes such as {@code 500000}, {@code 512KB}, {@code 16MB} or {@code 1GB}; units are powers of 1,024. */
    static long bytes(String text) {
        Matcher parts = SIZE.matcher(text == null ? "" : text.strip());
        require(parts.matches(), "mailboxBytes=" + text + ": give a number of bytes, such as 512KB or 16MB");
        int power = "KMG".indexOf(parts.group(2).toUpperCase(Locale.ROOT)) + 1;
        long unit = parts.group(2).isEmpty() ? 1 : 1L << (10 * power);
        long bytes = Math.multiplyExact(Long.parseLong(parts.group(1)), unit);
        require(bytes >= 1, "mailboxBytes=" + text + ": a mailbox holds at least one byte");
        return bytes;
    }

    /** Most pushes that lie with the workers when there are several; the fewer, the more can still be left out. */
    int laneSize() {
        boolean leavesOut = policy == OverflowPolicy.CONFLATE || policy == OverflowPolicy.DROP_OLDEST;
        return leavesOut ? workers : Math.max(workers, size / SHARE);
    }

    /** Most bytes of them. */
    long laneBytes() {
        return Math.max(1, bytes / SHARE);
    }

    /** What is left for the subscription's own mailbox, so that all together stay within the limits. */
    SubscriptionRequest.Delivery delivery(RowForm rows) {
        return workers == 1
                ? new SubscriptionRequest.Delivery(rows, policy, size, bytes, maxPause)
                : new SubscriptionRequest.Delivery(
                        rows, policy, size - laneSize(), Math.max(1, bytes - laneBytes()), maxPause);
    }
}
