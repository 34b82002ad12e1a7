package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;

/**
 * One price level of an order book; on the wire a pair {@code [price, size]}.
 *
 * @param price price, in quote coin
 * @param size size at that price, in contracts on futures; zero in an update removes the level
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"price", "size"})
public record BookLevel(BigDecimal price, BigDecimal size) {}
