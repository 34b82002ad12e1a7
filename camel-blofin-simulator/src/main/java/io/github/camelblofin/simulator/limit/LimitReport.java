package io.github.camelblofin.simulator.limit;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the exchange saw of its callers.
 *
 * @param maxUse the most calls that any sliding window held when a call arrived, by kind and limit such as {@code address
 *     500/60s}, {@code trading 30/10s}, {@code connections 1/1s}
 * @param violations calls and upgrades that were one too many, whether refused or only counted
 * @param requests all REST calls that arrived
 * @param requestsDuringBan calls and upgrades that arrived from who was banned
 * @param bans in the order in which they began
 */
public record LimitReport(
        Map<String, Integer> maxUse, long violations, long requests, long requestsDuringBan, List<Ban> bans) {

    /**
     * One ban.
     *
     * @param who the address
     * @param cause the limit that was exceeded, or {@code by hand}
     * @param from epoch milliseconds
     */
    public record Ban(String who, String cause, long from, Duration length) {}

    public LimitReport {
        maxUse = Map.copyOf(maxUse);
        bans = List.copyOf(bans);
    }
}
