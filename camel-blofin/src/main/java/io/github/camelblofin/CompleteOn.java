package io.github.camelblofin;

/** Where a route goes on after a call: the option {@code completeOn}. */
public enum CompleteOn {
    /** On a worker thread, where a step may block. */
    worker,
    /** On the event loop that read the answer: fastest, but a step that blocks freezes heartbeats and other calls. */
    eventLoop
}
