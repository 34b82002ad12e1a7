package io.github.camelblofin.reference;

/**
 * What a cache of reference data does, for people and metrics. Counts are since the start.
 *
 * @param entries answers that are kept now
 * @param kept times that an answer was there, or already on its way
 * @param calls calls to BloFin, those in the background included
 * @param shared answers that came from the shared store
 * @param failures calls that failed, those in the background included
 */
public record ReferencePicture(long entries, long kept, long calls, long shared, long failures) {}
