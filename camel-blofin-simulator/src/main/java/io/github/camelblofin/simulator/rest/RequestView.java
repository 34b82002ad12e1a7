package io.github.camelblofin.simulator.rest;

/**
 * One request that the REST side answered.
 *
 * @param pathAndQuery exactly as sent
 * @param status HTTP status of the answer; 0 when the answer was lost on purpose
 * @param code top-level code of the answer; empty when it had no envelope
 * @param ts when it was answered, epoch milliseconds
 */
public record RequestView(String method, String pathAndQuery, int status, String code, long ts) {}
