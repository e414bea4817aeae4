package io.handshake.scoring.qualification;

import io.handshake.scoring.score.Pass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a lead's pass. */
sealed interface Move {
    Pass on(Pass pass);

    /** {@code at} is when it was recorded. */
    record Opened(int number, String milestone, Instant at) implements Move {
        @Override
        public Pass on(Pass pass) {
            return pass.opened(number, milestone);
        }
    }

    record Entered(int number, String milestone) implements Move {
        @Override
        public Pass on(Pass pass) {
            return pass.entered(number, milestone);
        }
    }

    /** {@code at} is when it was recorded. */
    record Closed(int number, String outcome, @Nullable String reason, Instant at) implements Move {
        @Override
        public Pass on(Pass pass) {
            return pass.closed(number, outcome, at);
        }
    }
}
