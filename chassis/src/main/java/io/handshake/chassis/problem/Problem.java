package io.handshake.chassis.problem;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An RFC 9457 problem answer. */
@Schema(name = "Problem", description = "Why a request was refused or failed, in the format of RFC 9457.")
public record Problem(
        @Schema(
                description = "Stable kind of problem; decide on this.",
                required = true,
                examples = "/problems/invalid-content")
        String type,

        @Schema(description = "The kind in one sentence.", required = true)
        String title,

        @Schema(description = "The HTTP status.", required = true)
        int status,

        @Schema(description = "What is wrong this time, and what to do next.", required = true)
        String detail,

        @Schema(description = "Path of the request.", required = true)
        String instance,

        @Schema(description = "What is wrong with which member; may be empty.", required = true)
        List<FieldError> errors,

        @Schema(description = "Names this occurrence; unexpected failures are logged under it.", required = true)
        String traceId) {
    public static final String MEDIA_TYPE = "application/problem+json";
}
