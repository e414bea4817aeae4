package io.handshake.lead.account;

import io.handshake.chassis.event.EventType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lead belongs to an account from now on. */
@EventType("lead-matched")
@Schema(name = "LeadMatched", description = "The lead belongs to this account from now on.")
public record LeadMatched(
        @Schema(description = "The lead.", required = true) UUID lead,

        @Schema(description = "The account.", required = true)
        UUID account,

        @Schema(
                description = "On what grounds: told, or domain for that of its e-mail address; more may follow.",
                required = true)
        String by,

        @Schema(description = "The account's domain that the address is of; missing when the account was told.")
        @Nullable
        String domain) {}
