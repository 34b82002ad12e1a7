package io.github.camelblofin.stream.recovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.RecoveryReads;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.stream.StreamChannel;

/** Makes the memory of a channel's family, empty or from the text of a position. */
final class Memories {
    private final ChannelName name;
    private final RecoveryReads table;

    /** @throws IllegalArgumentException when nothing of the channel can be recovered */
    Memories(StreamChannel channel) {
        this.name = channel.name()
                .filter(known -> known.channel().recovery().isPresent())
                .orElseThrow(() -> new IllegalArgumentException("nothing of " + channel + " can be recovered"));
        this.table = name.channel().recovery().orElseThrow();
    }

    /** The memory of an instrument; {@code null}: of the account. */
    Memory empty(String instId) {
        return switch (table.family()) {
            case ORDERS -> new OrderMemory(table, instId);
            case POSITIONS -> positions(instId);
            case BALANCE -> new BalanceMemory(table);
            case CANDLES -> candles(instId);
            case TRADES -> trades(instId);
            case NOTHING -> throw new IllegalStateException(name + " has no recovery");
        };
    }

    /** @throws IllegalArgumentException says what is wrong with the text */
    Memory read(String instId, String text) {
        JsonNode root = json(text);
        if (root.path("v").asInt() != 1) {
            throw new IllegalArgumentException("is no position of version 1");
        }
        return switch (table.family()) {
            case ORDERS -> OrderMemory.read(table, instId, root);
            case POSITIONS -> positions(instId).read(root);
            case BALANCE -> begun(new BalanceMemory(table));
            case CANDLES -> candles(instId).read(root);
            case TRADES -> trades(instId).read(root);
            case NOTHING -> throw new IllegalStateException(name + " has no recovery");
        };
    }

    private static JsonNode json(String text) {
        try {
            return BlofinJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is no position", e);
        }
    }

    private static Memory begun(Memory memory) {
        memory.begin(0);
        return memory;
    }

    private PositionMemory positions(String instId) {
        return new PositionMemory(table, name.channel().rowType(), instId);
    }

    private CandleMemory candles(String instId) {
        return new CandleMemory(table, name.routeName(), name.bar(), instId);
    }

    private TradeMemory trades(String instId) {
        return new TradeMemory(table, name.routeName(), instId);
    }
}
