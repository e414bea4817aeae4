package io.handshake.lead.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a visit came from, as the tags of its link say. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Where a visit came from, as the utm_ tags of its link say. Nothing personal belongs here.")
public record Utm(
        @Size(min = 1, max = 200)
        @Schema(description = "utm_source, 1 to 200 characters.", examples = "newsletter")
        @Nullable
        String source,

        @Size(min = 1, max = 200)
        @Schema(description = "utm_medium, 1 to 200 characters.", examples = "email")
        @Nullable
        String medium,

        @Size(min = 1, max = 200)
        @Schema(description = "utm_campaign, 1 to 200 characters.", examples = "spring")
        @Nullable
        String campaign,

        @Size(min = 1, max = 200) @Schema(description = "utm_term, 1 to 200 characters.") @Nullable
        String term,

        @Size(min = 1, max = 200) @Schema(description = "utm_content, 1 to 200 characters.") @Nullable
        String content) {}
