package io.github.camelblofin;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Refuses options that would do nothing: those of a schedule on streams, those of streams on polls. */
final class ConsumerOptions {
    /** Those of Camel's {@code ScheduledPollEndpoint}, and ours that belong to them. */
    private static final Set<String> POLLED = Set.of(
            "startScheduler",
            "initialDelay",
            "delay",
            "timeUnit",
            "useFixedDelay",
            "pollStrategy",
            "runLoggingLevel",
            "sendEmptyMessageWhenIdle",
            "greedy",
            "scheduler",
            "schedulerProperties",
            "scheduledExecutorService",
            "backoffMultiplier",
            "backoffIdleThreshold",
            "backoffErrorThreshold",
            "repeatCount",
            "pollFrom",
            "pollOn",
            "pollLookBack");

    private static final Set<String> STREAMED = Set.of(
            "channelCheck",
            "socket",
            "mailboxSize",
            "mailboxBytes",
            "overflow",
            "maxPause",
            "concurrentConsumers",
            "connections",
            "staleAfter",
            "book",
            "depth",
            "bookInterval",
            "recover",
            "reconcileInterval");

    private ConsumerOptions() {}

    /**
     * @param given names of the options on the URI
     * @throws IllegalArgumentException names what must go
     */
    static void check(String path, boolean polled, Set<String> given) {
        Set<String> wrong = given.stream()
                .filter(name ->
                        polled ? STREAMED.contains(name) : POLLED.contains(name) || name.startsWith("scheduler."))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("from(\"blofin:" + path + "\"): " + String.join(", ", wrong)
                    + (wrong.size() == 1 ? " does" : " do") + " nothing here, remove "
                    + (wrong.size() == 1 ? "it" : "them") + ". " + path
                    + (polled
                            ? " is polled, not streamed"
                            : " is streamed: BloFin pushes its rows, nothing is polled"));
        }
    }

    /** Instruments, where only one can be asked for. */
    static void checkOneInstrument(String path, String instId) {
        if (InstrumentWatch.wanted(instId)) {
            throw new IllegalArgumentException("from(\"blofin:" + path
                    + "\"): instId=* is for channels; leave instId out to poll all instruments");
        }
        if (instId != null
                && Arrays.stream(instId.split(",", -1))
                                .filter(id -> !id.isBlank())
                                .count()
                        > 1) {
            throw new IllegalArgumentException("from(\"blofin:" + path + "\"): BloFin lists one instrument or all, not "
                    + instId + "; leave instId out, or use a route for each");
        }
    }
}
