package io.handshake.lead.account;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A lead of an account. */
@Schema(description = "A lead of an account, and where it stands.")
public record AccountLead(
        @Schema(description = "Id of the lead.", required = true)
        UUID id,

        @Schema(description = "The stage of its latest pass.", required = true, examples = "MQL")
        String stage,

        @Schema(description = "How its account is known: told or domain; more may follow.", required = true)
        String by) {}
