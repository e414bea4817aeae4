package io.handshake.lead.identity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The id of something in another system. */
@Schema(description = "The id of something in another system.")
public record ExternalId(
        @Pattern(regexp = ContactKey.SOURCE, message = ContactKey.SOURCE_MESSAGE)
        @Schema(
                description =
                        "The other system, 1 to 64 characters; the source of the partner's key, or handshake, when left out.",
                examples = "school")
        @Nullable
        String source,

        @NotNull
        @Size(min = 1, max = 200)
        @Schema(description = "The id there, 1 to 200 characters.", examples = "4711")
        String id) {

    public String sourceOr(String otherwise) {
        return source == null ? otherwise : source;
    }
}
