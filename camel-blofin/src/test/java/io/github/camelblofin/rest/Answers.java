package io.github.camelblofin.rest;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Answers as the client gives them, for tests of other packages. */
public final class Answers {
    private Answers() {}

    public static Answer fresh(Target target, String text) {
        try {
            return new Answer(
                    target,
                    Envelope.read(text.getBytes(StandardCharsets.UTF_8)),
                    new HttpReply(200, null, null, null, Buffer.buffer()),
                    new Timing(Instant.EPOCH, 0, 0));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
