package io.handshake.lead.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshake.lead.campaign.Utm;
import io.handshake.lead.identity.ContactKey;
import io.handshake.lead.identity.ExternalId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something somebody did, as it is reported. */
@Schema(
        description =
                "Something somebody did. Exactly one of `lead`, `email`, `externalId` and `visitorId` says who; somebody nobody knows yet is kept in mind until a lead turns out to be that person. Together with one of the others, `visitorId` says that the visitor is this person, as `POST /v1/visitors/{visitorId}/identify` does.")
public record NewActivity(
        @NotNull
        @Pattern(regexp = NewActivity.TYPE, message = NewActivity.TYPE_MESSAGE)
        @Schema(
                description =
                        "What was done: key of an activity type, 1 to 64 small letters, digits and dashes. One of an unregistered type is kept in quarantine.",
                examples = "webinar")
        String type,

        @Schema(
                description =
                        "When it was done, as claimed; now when left out. Not before 1970, and not more than five minutes in the future.",
                examples = "2026-01-15T09:30:00Z")
        @Nullable
        Instant occurredAt,

        @Size(min = 1, max = 200)
        @Schema(
                description =
                        "Id of the activity at its source, 1 to 200 characters; a second one with the same id is not counted.")
        @Nullable
        String eventId,

        @Size(min = 1, max = 200) @Schema(description = "Campaign it belongs to, 1 to 200 characters.") @Nullable
        String campaign,

        @Valid @Schema(description = "Where the visit came from, as the tags of its link say.") @Nullable
        Utm utm,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description =
                        "What there is to tell beyond the type, as the type's schema declares it: at most 50 members, 500 values, 5 deep, texts of 1,000 characters, 8 KiB. What does not fit the schema is kept in quarantine. Nothing personal belongs here: it is published.")
        @Nullable
        ObjectNode properties,

        @Pattern(regexp = ContactKey.SOURCE, message = ContactKey.SOURCE_MESSAGE)
        @Schema(
                description =
                        "Who reports it, 1 to 64 characters; the source of the partner's key, or handshake, when left out.",
                examples = "school")
        @Nullable
        String source,

        @Schema(description = "The lead who did it.") @Nullable
        UUID lead,

        @Size(max = 254)
        @Pattern(regexp = ContactKey.EMAIL, message = ContactKey.EMAIL_MESSAGE)
        @Schema(description = "E-mail address of who did it, at most 254 characters.")
        @Nullable
        String email,

        @Valid @Schema(description = "Id in another system of who did it.") @Nullable
        ExternalId externalId,

        @Size(min = 1, max = 200)
        @Schema(description = "Device or cookie id of who did it, 1 to 200 characters.")
        @Nullable
        String visitorId) {

    static final String TYPE = "^[a-z0-9][a-z0-9-]{0,63}$";
    static final String TYPE_MESSAGE = "must be 1 to 64 small letters, digits and dashes, and not begin with a dash";

    /** Whether it says who in one way, or in one way beside the visitor. */
    boolean saysWho() {
        int ways = (lead == null ? 0 : 1) + (email == null ? 0 : 1) + (externalId == null ? 0 : 1);
        return ways == 1 || ways == 0 && visitorId != null;
    }
}
