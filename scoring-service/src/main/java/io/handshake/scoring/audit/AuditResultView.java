package io.handshake.scoring.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an audit came to. */
@Schema(name = "AuditResult", description = "What a closed audit came to; it never changes.")
public record AuditResultView(
        @Schema(description = "The audit.", required = true) UUID audit,

        @Schema(description = "Key of the definition that was audited.", required = true)
        String definition,

        @Schema(description = "The version that was audited.", required = true, minimum = "1")
        int version,

        @Schema(description = "When the audit was closed.", required = true)
        Instant closedAt,

        @Schema(description = "How many hand-offs were drawn.", required = true, minimum = "1")
        int drawn,

        @Schema(description = "All items together.", required = true)
        AuditFigures figures,

        @Schema(
                description = "The same per value of the dimension the audit was divided by; empty without one.",
                required = true)
        List<ValueView> byValue,

        @Schema(
                description = "Why the auditor called items not qualified, the most frequent reason first.",
                required = true)
        List<ReasonView> reasons,

        @Schema(description = "What the sample was drawn from.", required = true)
        List<StratumView> strata) {

    /** The figures of one value of the dimension. */
    @Schema(name = "AuditFiguresOfValue", description = "The figures of one value of the dimension.")
    public record ValueView(
            @Schema(
                    description = "The value; null for leads that had none.",
                    required = true,
                    nullable = true,
                    examples = "EMEA")
            @Nullable
            String value,

            @Schema(description = "The figures of its items.", required = true)
            AuditFigures figures) {}

    /** How often a reason was given. */
    @Schema(name = "AuditReason", description = "How often the auditor gave a reason.")
    public record ReasonView(
            @Schema(description = "The reason's code.", required = true, examples = "job-seeker")
            String reason,

            @Schema(description = "Of how many items.", required = true, minimum = "1")
            int items) {}

    /** How many of how many were drawn. */
    @Schema(name = "AuditStratum", description = "How many hand-offs of one kind were drawn.")
    public record StratumView(
            @Schema(
                    description = "Value of the dimension; null for leads that had none, or without a dimension.",
                    required = true,
                    nullable = true)
            @Nullable
            String value,

            @Schema(description = "What sales had said: accepted or rejected.", required = true)
            String sales,

            @Schema(description = "How many there were.", required = true, minimum = "1")
            int population,

            @Schema(description = "How many of them were drawn.", required = true, minimum = "0")
            int drawn) {}
}
