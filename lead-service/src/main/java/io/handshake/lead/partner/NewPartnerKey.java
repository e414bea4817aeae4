package io.handshake.lead.partner;

import io.handshake.lead.identity.ContactKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for a key that a partner will post with. */
@Schema(description = "A request for a key that a partner will post with.")
public record NewPartnerKey(
        @NotBlank
        @Size(max = 100)
        @Schema(
                description = "Who uses the key, for people to read; at most 100 characters.",
                examples = "School forms")
        String name,

        @NotNull
        @Pattern(regexp = ContactKey.SOURCE, message = ContactKey.SOURCE_MESSAGE)
        @Schema(
                description =
                        "The source the key speaks for: it creates and reads only leads of this source; 1 to 64 characters.",
                examples = "school")
        String source,

        @Size(min = 1, max = 4)
        @Schema(
                description = "What the key is good for; leads:write, leads:read and activities:write when left out. "
                        + SCOPES)
        @Nullable
        List<@NotNull @Pattern(regexp = Scope.NAME, message = Scope.NAME_MESSAGE) String> scopes,

        @Pattern(regexp = "^(live|test)$", message = "must be live or test")
        @Schema(
                description =
                        "live, or test: everything is checked and answered as ever, and nothing stays; live when left out.",
                examples = "live")
        @Nullable
        String mode,

        @Valid @Schema(description = "How often it may post; 6,000 times a minute when left out.") @Nullable
        RateLimit rateLimit) {
    static final String SCOPES =
            "leads:write tells about people, leads:read reads leads of the key's source, activities:write reports activities, events:read reads the timelines of its leads.";

    Collection<Scope> scopesOrUsual() {
        return scopes == null ? Scope.USUAL : Scope.of(scopes);
    }

    String modeOrLive() {
        return Objects.requireNonNullElse(mode, PartnerKey.LIVE);
    }

    RateLimit rateLimitOrUsual() {
        return Objects.requireNonNullElse(rateLimit, RateLimit.USUAL);
    }
}
