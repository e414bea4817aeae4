package io.handshake.scoring.audit;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The latest word of an auditor on a definition, as the next draft of it shows. */
@Schema(name = "LatestAudit", description = "The audit of this definition that was closed last.")
public record ClosedAudit(
        @Schema(description = "The audit.", required = true) UUID audit,

        @Schema(description = "The version that was audited.", required = true, minimum = "1")
        int version,

        @Schema(description = "When the audit was closed.", required = true)
        Instant closedAt,

        @Schema(description = "How far sales and the auditor agree.", required = true)
        AuditFigures figures) {}
