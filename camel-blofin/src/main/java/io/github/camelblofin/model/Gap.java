package io.github.camelblofin.model;

import java.time.Instant;

/**
 * A piece of a stream that is missing and that BloFin gives no way to read: public trades that are older than the last
 * hundred, candles that are not listed any more. What lies before {@code from} and after {@code to} was delivered, or is
 * delivered next.
 *
 * @param channel the channel, as routes name it
 * @param instId instrument, {@code BASE-QUOTE} such as {@code BTC-USDT}
 * @param from time of the last row before the gap, or the moment from which on rows are missing
 * @param to time of the first row after the gap; {@code null} when it is not known: up to the next message
 * @param lastId id of the last trade before the gap; {@code null} on candles, and when there was none
 * @param firstId id of the first trade after the gap; {@code null} on candles, and when it is not known
 * @param reason why it could not be filled, in words
 */
public record Gap(
        String channel, String instId, Instant from, Instant to, String lastId, String firstId, String reason) {}
