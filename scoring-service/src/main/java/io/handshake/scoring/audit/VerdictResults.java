package io.handshake.scoring.audit;

import io.handshake.chassis.problem.FieldError;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to many verdicts. */
@Schema(description = "What became of each verdict, in the order they were sent.")
public record VerdictResults(
        @Schema(description = "One result per verdict, in the order they were sent.", required = true)
        List<Result> results) {

    /** The answer to one of many. */
    @Schema(name = "VerdictResult", description = "What became of one verdict.")
    public record Result(
            @Schema(description = "Place in the call, from 0.", required = true, minimum = "0")
            int index,

            @Schema(
                    description = "recorded; replaced, when you had said something of the item before; or failed. More"
                            + " may follow.",
                    required = true)
            String outcome,

            @Schema(description = "What is wrong when it failed; empty otherwise.", required = true)
            List<FieldError> errors) {}
}
