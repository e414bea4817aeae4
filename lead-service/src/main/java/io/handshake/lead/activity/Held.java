package io.handshake.lead.activity;

import io.handshake.chassis.problem.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity that has to wait, under the contact key it was posted under.
 *
 * @param errors what is wrong, with pointers into the activity
 * @param judgedBy the version of the type it was judged by
 */
record Held(Activity activity, UUID key, String reason, List<FieldError> errors, long judgedBy) {
    static final String UNREGISTERED = "unregistered-type";
    static final String MISFIT = "properties-do-not-fit";

    /** Older than every version a type can have. */
    private static final long NEVER = -1;

    /** Why it has to wait; empty when it fits its type. */
    static Optional<Held> unlessFit(Activity activity, UUID key, @Nullable RegisteredType type) {
        if (type == null) {
            FieldError unregistered =
                    FieldError.at("/type", "is not registered; the activity waits in quarantine until it is");
            return Optional.of(new Held(activity, key, UNREGISTERED, List.of(unregistered), NEVER));
        }
        List<FieldError> misfits = type.misfits(activity.properties());
        return misfits.isEmpty()
                ? Optional.empty()
                : Optional.of(new Held(activity, key, MISFIT, misfits, type.version()));
    }

    /** What is wrong, with pointers into the call. */
    List<FieldError> notes() {
        return errors.stream()
                .map(error -> error.below("/activities/" + activity.index()))
                .toList();
    }
}
