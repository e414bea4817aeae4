package io.handshake.scoring.audit;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An audit without anything that could sway the auditor. */
@Schema(name = "Audit", description = "An audit: what was drawn, and how far the auditor has got.")
public record AuditView(
        @Schema(description = "The audit.", required = true) UUID id,

        @Schema(description = "Key of the definition that is audited.", required = true, examples = "shipped")
        String definition,

        @Schema(description = "The version that is audited.", required = true, minimum = "1")
        int version,

        @Schema(description = "What the version says in words.", required = true)
        DefinitionText text,

        @Schema(description = "Hand-offs recorded from this instant on.", required = true)
        Instant from,

        @Schema(description = "Hand-offs recorded before this instant.", required = true)
        Instant to,

        @Schema(description = "Only hand-offs of these leads.", required = true)
        AuditScope scope,

        @Schema(
                description = "Dimension by which the sample is divided: segment, region or channel; null: by none."
                        + " More may come.",
                required = true,
                nullable = true)
        @Nullable
        String stratifyBy,

        @Schema(description = "How many were asked for, 1 to 1,000.", required = true, minimum = "1")
        int size,

        @Schema(description = "What chance started from.", required = true, minimum = "0")
        long seed,

        @Schema(description = "How many were drawn.", required = true, minimum = "1")
        int items,

        @Schema(description = "How many of them have a verdict.", required = true, minimum = "0")
        int judged,

        @Schema(description = "open or closed. More may come.", required = true, examples = "open")
        String state,

        @Schema(description = "Who had it drawn, as the issuer of the token names them.", required = true)
        String createdBy,

        @Schema(description = "When it was drawn.", required = true)
        Instant createdAt,

        @Schema(description = "When it was closed; null while it is open.", required = true, nullable = true) @Nullable
        Instant closedAt) {}
