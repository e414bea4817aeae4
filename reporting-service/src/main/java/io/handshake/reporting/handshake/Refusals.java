package io.handshake.reporting.handshake;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Refusals for one reason. */
@Schema(name = "Refusals", description = "Refusals for one reason.")
public record Refusals(
        @Schema(description = "Code of the reason.", required = true, examples = "no-budget")
        String reason,

        @Schema(
                description =
                        "What has to be mended: `definition-fault`, `data-fault`, `timing` or `capacity`. More may be"
                                + " added.",
                required = true)
        String group,

        @Schema(
                description = "Refusals that ended a hand-off, those of an earlier acceptance included.",
                required = true,
                minimum = "0")
        long ended,

        @Schema(
                description = "Of these, overturned: both sides found within the horizon that it was a good lead.",
                required = true,
                minimum = "0")
        long overturned,

        @Schema(description = "Refusals after which it was offered to somebody else.", required = true, minimum = "0")
        long passedOn) {}
