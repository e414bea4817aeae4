package io.handshake.lead.finding;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.handshake.lead.identity.ContactKey;
import io.handshake.lead.identity.ExternalId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whom somebody looks for. */
@Schema(
        description =
                "Whom somebody looks for; exactly one of `email`, `externalId`, `phone`, `name`, `lastName` and `company`. What is personal is asked for in a body, since addresses are logged on their way.")
public record PersonSearch(
        @Size(max = 254)
        @Pattern(regexp = ContactKey.EMAIL, message = ContactKey.EMAIL_MESSAGE)
        @Schema(description = "Any e-mail address of the person.", examples = "ada@example.org")
        @Nullable
        String email,

        @Valid @Schema(description = "An id of the person in another system.") @Nullable
        ExternalId externalId,

        @Size(min = 1, max = 40)
        @Pattern(regexp = ".*[0-9].*", message = "must have a digit")
        @Schema(description = "The phone number; only its digits are compared.")
        @Nullable
        String phone,

        @Size(min = 1, max = 200)
        @Pattern(regexp = ".*\\S.*", message = "must not be blank")
        @Schema(
                description =
                        "How the first and last name begin, written one after the other, or the only one that is known; case does not matter.",
                examples = "ada ex")
        @Nullable
        String name,

        @Size(min = 1, max = 200)
        @Pattern(regexp = ".*\\S.*", message = "must not be blank")
        @JsonAlias("familyName")
        @Schema(
                description =
                        "How the last name begins; case does not matter. Understood as `familyName` too, as it was"
                                + " called before.")
        @Nullable
        String lastName,

        @Size(min = 1, max = 200)
        @Pattern(regexp = ".*\\S.*", message = "must not be blank")
        @Schema(description = "How the company's name begins; case does not matter.")
        @Nullable
        String company,

        @Min(1) @Max(200) @Schema(description = "Leads on a page, 1 to 200; 50 when left out.") @Nullable
        Integer limit,

        @Size(max = 2000) @Schema(description = "Where the page begins: `next` of the page before.") @Nullable
        String after) {
    long ways() {
        return Stream.of(email, externalId, phone, name, lastName, company)
                .filter(way -> way != null)
                .count();
    }

    /** The text that binds a cursor to it. */
    String text() {
        return "people " + new PersonSearch(email, externalId, phone, name, lastName, company, null, null);
    }

    int limitOrDefault() {
        return limit == null ? 50 : limit;
    }
}
