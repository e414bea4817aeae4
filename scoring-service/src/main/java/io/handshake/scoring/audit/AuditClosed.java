package io.handshake.scoring.audit;

import io.handshake.chassis.event.EventType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An audit was closed; these are its figures for ever. */
@EventType("audit-closed")
@Schema(name = "AuditClosed", description = "An audit was closed; its figures do not change any more.")
public record AuditClosed(
        @Schema(description = "The audit.", required = true) UUID audit,

        @Schema(description = "Key of the definition that was audited.", required = true)
        String definition,

        @Schema(description = "The version that was audited.", required = true, minimum = "1")
        int version,

        @Schema(description = "Hand-offs recorded from this instant on were drawn from.", required = true)
        Instant from,

        @Schema(description = "And before this one.", required = true)
        Instant to,

        @Schema(description = "How many hand-offs were drawn.", required = true, minimum = "1")
        int drawn,

        @Schema(description = "How many of them the auditor judged.", required = true, minimum = "0")
        int items,

        @Schema(description = "Accepted by sales, qualified to the auditor.", required = true, minimum = "0")
        int bothQualified,

        @Schema(description = "Accepted by sales, not qualified to the auditor.", required = true, minimum = "0")
        int onlySales,

        @Schema(description = "Rejected by sales, qualified to the auditor.", required = true, minimum = "0")
        int onlyAuditor,

        @Schema(description = "Rejected by sales, not qualified to the auditor.", required = true, minimum = "0")
        int neither,

        @Schema(description = "Cohen's kappa, -1 to 1; absent with fewer than 20 items or when undefined.") @Nullable
        Double kappa,

        @Schema(description = "Two-sided p of McNemar's exact test; absent with fewer than 20 items.") @Nullable
        Double mcNemarP,

        @Schema(
                description =
                        "Who is stricter beyond chance: sales, auditor or neither; absent with fewer than 20 items."
                                + " More may come.")
        @Nullable
        String stricter) {

    static AuditClosed of(AuditView audit, AuditFigures figures) {
        return new AuditClosed(
                audit.id(),
                audit.definition(),
                audit.version(),
                audit.from(),
                audit.to(),
                audit.items(),
                figures.items(),
                figures.bothQualified(),
                figures.onlySales(),
                figures.onlyAuditor(),
                figures.neither(),
                figures.kappa(),
                figures.mcNemarP(),
                figures.stricter());
    }
}
