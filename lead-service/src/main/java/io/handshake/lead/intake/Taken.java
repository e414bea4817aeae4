package io.handshake.lead.intake;

import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.problem.ProblemException;
import io.handshake.chassis.problem.ProblemType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What taking in a lead came to. */
sealed interface Taken {
    /** What became of the visitor named with it; null when none was named or nothing was taken in. */
    default @Nullable Visitor visitor() {
        return null;
    }

    /** Nobody knew the person before. */
    record Created(UUID lead, @Nullable Visitor visitor) implements Taken {}

    /** The person was known. */
    record Matched(UUID lead, @Nullable Visitor visitor) implements Taken {}

    /** It cannot be taken in; nothing was changed. */
    record Refused(ProblemType type, String detail, List<FieldError> errors) implements Taken, Heard {
        ProblemException problem() {
            return type.because(detail, errors);
        }
    }
}
