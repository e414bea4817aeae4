package io.handshake.lead.activity;

import io.handshake.chassis.problem.FieldError;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer to many activities. */
@Schema(description = "What became of each activity, in the order they were sent.")
public record ActivityResults(
        @Schema(description = "One result per activity, in the order they were sent.", required = true)
        List<Result> results) {

    /** The answer to one of many. */
    @Schema(name = "ActivityResult", description = "What became of one activity.")
    public record Result(
            @Schema(description = "Place in the call, from 0.", required = true, minimum = "0")
            int index,

            @Schema(description = "recorded, duplicate, quarantined or failed; more may follow.", required = true)
            String outcome,

            @Schema(
                    description =
                            "Id of the activity, the same for every repeat of one source and event id; null when it failed.",
                    nullable = true)
            @Nullable
            UUID activity,

            @Schema(
                    description = "What is wrong when it failed, or why it waits in quarantine; empty otherwise.",
                    required = true)
            List<FieldError> errors) {

        static Result failed(int index, List<FieldError> errors) {
            return new Result(index, "failed", null, errors);
        }
    }
}
