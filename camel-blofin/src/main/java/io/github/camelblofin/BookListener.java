package io.github.camelblofin;

import io.github.camelblofin.stream.StreamListener;

/** What the option {@code book} puts between stream and route. */
interface BookListener extends StreamListener {
    /** Ends its timers. */
    void stop();
}
