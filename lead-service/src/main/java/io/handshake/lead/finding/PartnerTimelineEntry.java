package io.handshake.lead.finding;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.handshake.lead.campaign.Utm;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that happened to a lead, as its partner is told. */
@Schema(description = "Something that happened to a lead of the partner's source.")
public record PartnerTimelineEntry(
        @Schema(
                description =
                        "lead-created (the person became known), pass-opened (a trip through the funnel began), stage-entered (it entered a stage), stage-entry-reversed (an entry holds no more), pass-closed (it ended) or activity-recorded (the person did something). More may follow.",
                required = true,
                examples = "stage-entered")
        String type,

        @Schema(description = "When it happened, as claimed.", required = true)
        Instant occurredAt,

        @Schema(description = "When it was recorded here.", required = true)
        Instant recordedAt,

        @Schema(
                description = "Number of the pass that began, went on or ended; else null.",
                required = true,
                nullable = true,
                minimum = "1")
        @Nullable
        Integer pass,

        @Schema(
                description = "The stage the pass began in, entered, is back in or ended in; else null.",
                required = true,
                nullable = true)
        @Nullable
        String stage,

        @Schema(
                description =
                        "Whether the stage entered was skipped in reality and counts only because a later one was reached; null unless a stage was entered.",
                required = true,
                nullable = true)
        @Nullable
        Boolean inferred,

        @Schema(
                description = "How the pass ended: won, lost, recycled or disqualified, more may follow; else null.",
                required = true,
                nullable = true)
        @Nullable
        String outcome,

        @Schema(description = "Why it ended or went back, as a code; else null.", required = true, nullable = true)
        @Nullable
        String reason,

        @Schema(description = "Id of the activity; else null.", required = true, nullable = true) @Nullable
        String activity,

        @Schema(
                description = "What was done, the key of an activity type; else null.",
                required = true,
                nullable = true)
        @Nullable
        String activityType,

        @Schema(
                description = "Campaign by which the person came or the activity happened; null when there was none.",
                required = true,
                nullable = true)
        @Nullable
        String campaign,

        @JsonRawValue
        @Schema(
                implementation = Utm.class,
                description = "Where the visit came from, as the tags of its link said; null when they said nothing.",
                required = true,
                nullable = true)
        @Nullable
        String utm,

        @JsonRawValue
        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "What the activity told beyond its type; null when it told nothing more.",
                required = true,
                nullable = true)
        @Nullable
        String properties) {}
