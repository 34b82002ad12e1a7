package io.github.camelblofin.reference;

import java.util.concurrent.CancellationException;

/**
 * Carries the failure of a call through Caffeine. A cancellation, because Caffeine logs every other failure with its stack
 * trace, and whoever asked for the data reports this one already.
 */
final class LoadFailedException extends CancellationException {
    private static final long serialVersionUID = 1L;

    LoadFailedException(Throwable cause) {
        super("loading failed");
        initCause(cause);
    }
}
