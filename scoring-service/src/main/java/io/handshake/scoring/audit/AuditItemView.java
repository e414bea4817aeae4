package io.handshake.scoring.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One hand-off as the auditor sees it: who the lead was and what it did, and nothing of what anybody made of it. */
@Schema(
        name = "AuditItem",
        description = "A hand-off to be judged, as things were when the lead was handed off: without score, threshold,"
                + " stage, rep, or what sales said.")
public record AuditItemView(
        @Schema(description = "Its place in the sample, which is in random order.", required = true, minimum = "1")
        int item,

        @Schema(description = "The lead.", required = true) UUID lead,

        @Schema(description = "When it was handed off; what was recorded later is not shown.", required = true)
        Instant handedOffAt,

        @Schema(
                description =
                        "What was known of the lead: value by attribute, nothing personal. Unknown ones are missing.",
                required = true,
                type = SchemaType.OBJECT,
                additionalProperties = Object.class)
        Map<String, Object> attributes,

        @Schema(description = "What it had done, the latest first; at most 100.", required = true)
        List<ActivityView> activities,

        @Schema(description = "How much it had done in all.", required = true, minimum = "0")
        int activityCount,

        @Schema(
                description = "What the auditor has said of it; null as long as nothing.",
                required = true,
                nullable = true)
        @Nullable
        SaidView said) {

    /** Something the lead had done. */
    @Schema(name = "AuditedActivity", description = "Something the lead had done before it was handed off.")
    public record ActivityView(
            @Schema(description = "Key of the activity type.", required = true, examples = "webinar")
            String type,

            @Schema(description = "When it was done, as claimed.", required = true)
            Instant occurredAt,

            @Schema(
                    description = "Whether it was recorded late enough to count towards this trip through the funnel;"
                            + " what was done before an earlier one ended does not.",
                    required = true)
            boolean counts,

            @Schema(
                    description = "What it tells beyond its type; empty when nothing.",
                    required = true,
                    type = SchemaType.OBJECT,
                    additionalProperties = Object.class)
            Map<String, Object> properties) {}

    /** The latest word on an item. */
    @Schema(name = "AuditVerdict", description = "The latest word of the auditor on an item.")
    public record SaidView(
            @Schema(description = "qualified or not-qualified. More may come.", required = true, examples = "qualified")
            String verdict,

            @Schema(description = "Why not; null when qualified.", required = true, nullable = true) @Nullable
            String reason,

            @Schema(description = "What the auditor added; null when nothing.", required = true, nullable = true)
            @Nullable
            String text,

            @Schema(description = "When it was said.", required = true)
            Instant at) {}
}
