package io.handshake.scoring.qualification;

import io.handshake.chassis.event.EventType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lead's score reached the threshold in a pass; once per pass. */
@EventType("lead-qualified")
@Schema(name = "LeadQualified", description = "A lead's score reached the threshold in a pass; once per pass.")
public record LeadQualified(
        @Schema(description = "The lead.", required = true) UUID lead,

        @Schema(
                description = "The pass that is qualified: the open one, or the next one of a lead in nurture.",
                required = true)
        int pass,

        @Schema(description = "Points at the crossing.", required = true)
        long score,

        @Schema(description = "Points that were needed.", required = true)
        long threshold,

        @Schema(description = "Key of the definition that decided.", required = true)
        String definition,

        @Schema(description = "Its version.", required = true)
        int version,

        @Schema(description = "When the score reached the threshold, in claimed time.", required = true)
        Instant crossedAt,

        @Schema(
                description =
                        "The activity that brought the last points; absent when a new version of the definition did.")
        @Nullable
        UUID crossedBy,

        @Schema(
                description =
                        "activity; lead-identified when that activity became the lead's only later, with its contact"
                                + " key; definition-change when a new version took effect; experiment when a signed"
                                + " experiment hands it over whatever its score. More may come.",
                required = true)
        String reason) {}
