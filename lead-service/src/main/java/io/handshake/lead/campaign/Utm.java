package io.handshake.lead.campaign;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The tags a link carried. */
@Schema(
        description =
                "The UTM tags that the link carried; each 1 to 200 characters, null or left out when it had none.")
public record Utm(
        @Size(min = 1, max = 200)
        @Schema(description = "utm_source.", nullable = true, examples = "newsletter")
        @Nullable
        String source,

        @Size(min = 1, max = 200) @Schema(description = "utm_medium.", nullable = true, examples = "email") @Nullable
        String medium,

        @Size(min = 1, max = 200) @Schema(description = "utm_campaign.", nullable = true, examples = "spring") @Nullable
        String campaign,

        @Size(min = 1, max = 200) @Schema(description = "utm_term.", nullable = true) @Nullable
        String term,

        @Size(min = 1, max = 200) @Schema(description = "utm_content.", nullable = true) @Nullable
        String content) {}
