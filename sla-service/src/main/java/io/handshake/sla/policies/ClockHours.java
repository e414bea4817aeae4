package io.handshake.sla.policies;

import io.handshake.sla.policy.Hours;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whose hours count for a clock. */
@Schema(
        description =
                "Whose hours count for a clock. It takes the version that is in force when it starts, and keeps it.")
public record ClockHours(
        @NotNull
        @Pattern(regexp = "^(fixed|buyer|team|rep)$", message = "must be fixed, buyer, team or rep")
        @Schema(
                description =
                        "`fixed`: the calendar `key` for every lead. `buyer`: the calendar of the lead's country in"
                                + " `byCountry`, or `key` where that has none. `team`: the calendar of the team of the rep who"
                                + " has the hand-off when the clock starts, or `key` where it has none. `rep`: the rep's own, or"
                                + " that of the rep's team, or `key`. Of `work-by` only `fixed` or `buyer`, as nobody has the"
                                + " hand-off when it is opened. More may follow.",
                required = true,
                examples = "fixed")
        String of,

        @NotNull
        @Size(max = 63)
        @Schema(
                description = "Key of a calendar of `GET /v1/calendars`, at most 63 characters.",
                required = true,
                examples = "24x7")
        String key,

        @Size(min = 1, max = 250)
        @Schema(
                description =
                        "For `buyer`, and only then: keys of calendars by country, a code of ISO 3166 such as DE, 1 to 250.",
                nullable = true,
                examples = "{\"DE\": \"germany\"}")
        @Nullable
        Map<@Size(min = 1, max = 100) String, @NotNull @Size(max = 63) String> byCountry) {

    Hours hours() {
        return new Hours(Hours.Of.of(of), key, byCountry == null ? Map.of() : byCountry);
    }
}
