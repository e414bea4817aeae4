package io.handshake.lead.account;

import io.handshake.chassis.problem.FieldError;
import io.handshake.lead.identity.ExternalId;
import io.handshake.lead.partner.Origin;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The account that somebody names. */
@Schema(description = "The account that is meant: exactly one of `id` and `externalId`.")
public record AccountReference(
        @Schema(description = "Id of the account.") @Nullable
        UUID id,

        @Valid @Schema(description = "Id of the account in another system.") @Nullable
        ExternalId externalId) {

    /** What is wrong with it; the pointers begin at the reference. */
    public List<FieldError> errors() {
        return (id == null) == (externalId == null)
                ? List.of(FieldError.at("", "needs exactly one of id, externalId"))
                : List.of();
    }

    /** Why it does not help; the pointer begins at the reference. */
    public FieldError unknown() {
        return FieldError.at(id == null ? "/externalId" : "/id", "there is no such account");
    }

    Optional<ExternalId> external() {
        return Optional.ofNullable(externalId)
                .map(external -> new ExternalId(external.sourceOr(Origin.HANDSHAKE), external.id()));
    }
}
