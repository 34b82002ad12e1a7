package io.github.camelblofin.stream;

import io.github.camelblofin.error.BlofinException;

/** What a mailbox holds. */
sealed interface Letter permits Frame, Letter.News, Letter.Problem {
    /** Memory that it is charged with. */
    int bytes();

    /** A change of state. */
    record News(StreamEvent event) implements Letter {
        @Override
        public int bytes() {
            return 0;
        }
    }

    /** A refusal. */
    record Problem(BlofinException problem) implements Letter {
        @Override
        public int bytes() {
            return 0;
        }
    }
}
