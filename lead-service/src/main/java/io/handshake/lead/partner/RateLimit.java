package io.handshake.lead.partner;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How often a key may post. */
@Schema(
        description =
                "How often a key may post leads, activities and who a visitor is. A call is one request, however many items it brings. The limit holds for each replica of the service on its own.")
public record RateLimit(
        @NotNull
        @Min(1)
        @Max(RateLimit.MOST)
        @Schema(description = "Requests per minute, 1 to 1,000,000.", required = true, examples = "6000")
        Integer perMinute,

        @Min(1)
        @Max(RateLimit.MOST)
        @Schema(
                description =
                        "Requests at once after a rest, 1 to 1,000,000; as many as per minute when left out. Always told in answers.")
        @Nullable
        Integer burst) {
    static final int MOST = 1_000_000;

    /** A hundred a second: more than a form or a CRM needs, less than what would slow others down. */
    static final RateLimit USUAL = new RateLimit(6_000, 6_000);

    int burstOrMinute() {
        return Objects.requireNonNullElse(burst, perMinute);
    }
}
