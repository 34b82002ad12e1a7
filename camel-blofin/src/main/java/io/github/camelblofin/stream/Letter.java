package io.github.camelblofin.stream;

import io.github.camelblofin.error.BlofinException;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What a mailbox holds. */
sealed interface Letter permits Frame, Letter.Confirmed, Letter.Interrupted, Letter.News, Letter.Problem, Letter.Task {
    /** Memory that it is charged with. */
    int bytes();

    /** Whether it says again what an older letter said, so that the last one is enough when no message lies between. */
    default boolean repeats(Letter older) {
        return false;
    }

    /**
     * BloFin has confirmed a subscription, first or again.
     *
     * @param instId the instrument; {@code null} when the subscription names none
     */
    record Confirmed(String instId) implements Letter {
        @Override
        public int bytes() {
            return 0;
        }

        @Override
        public boolean repeats(Letter older) {
            return older instanceof Confirmed other && Objects.equals(instId, other.instId);
        }
    }

    /**
     * The connection that carried a confirmed subscription is gone.
     *
     * @param instId the instrument; {@code null} when the subscription names none
     * @param reason text for people
     */
    record Interrupted(String instId, String reason) implements Letter {
        @Override
        public int bytes() {
            return 0;
        }

        @Override
        public boolean repeats(Letter older) {
            return older instanceof Interrupted other && Objects.equals(instId, other.instId);
        }
    }

    /** A change of state. */
    record News(StreamEvent event) implements Letter {
        @Override
        public int bytes() {
            return 0;
        }

        @Override
        public boolean repeats(Letter older) {
            return older instanceof News other && event.state() == other.event.state();
        }
    }

    /** A refusal. */
    record Problem(BlofinException problem) implements Letter {
        @Override
        public int bytes() {
            return 0;
        }

        @Override
        public boolean repeats(Letter older) {
            return older instanceof Problem other && problem.getMessage().equals(other.problem.getMessage());
        }
    }

    /**
     * Work to be done in order with the messages.
     *
     * @param bytes memory that it holds
     * @param work what is to be done; the stage tells when it is
     */
    record Task(int bytes, Supplier<CompletionStage<Void>> work) implements Letter {}
}
