package io.handshake.sla.reps;

import io.handshake.chassis.problem.FieldError;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be different about a rep; absent members stay as they are. */
@Schema(name = "RepChange", description = "What is to be different about a rep; absent members stay as they are.")
public record RepChange(
        @Schema(description = "Name shown to colleagues.", nullable = true)
        @Size(min = 1, max = 200)
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Nullable
        String name,

        @Schema(
                description = "New leads the person can properly follow up in an ISO week (UTC).",
                nullable = true,
                examples = "50")
        @Min(0)
        @Max(10_000)
        @Nullable
        Integer weeklyCapacity,

        @Schema(
                description = "How many new leads the person can properly follow up in each week or month; tell this or"
                        + " `weeklyCapacity`.",
                nullable = true)
        @Valid
        @Nullable
        RepCapacity capacity,

        @Schema(
                description = "Whom leads are handed to that the person is offered, `SALES` or `BDR`.",
                nullable = true,
                examples = "SALES")
        @Pattern(regexp = "^(SALES|BDR)$", message = "must be SALES or BDR")
        @Nullable
        String side,

        @Schema(description = "Key of the team the person is of.", nullable = true, examples = "berlin")
        @Size(max = 63)
        @Nullable
        String team,

        @Schema(
                description = "Key of the calendar with the person's working hours.",
                nullable = true,
                examples = "berlin-office")
        @Size(max = 63)
        @Nullable
        String calendar,

        @Schema(
                description =
                        "All that the person knows from now on and a territory may require, at most 50, each 1 to 100 characters.",
                nullable = true,
                examples = "[\"german\"]")
        @Size(max = 50)
        @Nullable
        List<@NotNull @Size(min = 1, max = 100) String> skills,

        @Schema(
                description = "Whether the person is offered leads. Who becomes inactive keeps what they accepted;"
                        + " what they have not answered is offered to others.",
                nullable = true)
        @Nullable
        Boolean active,

        @Schema(
                description = "Members that the person has not any more: `side`, `team`, `calendar`.",
                nullable = true,
                examples = "[\"team\"]")
        @Size(max = 3)
        @Nullable
        List<
                        @NotNull
                        @Pattern(regexp = "^(side|team|calendar)$", message = "must be one of side, team, calendar")
                        String>
                clear) {

    List<FieldError> contradictions() {
        return Stream.of("side", "team", "calendar")
                .filter(this::clears)
                .filter(member -> switch (member) {
                    case "side" -> side != null;
                    case "team" -> team != null;
                    default -> calendar != null;
                })
                .map(member -> FieldError.at("/" + member, "is both told and to be cleared"))
                .toList();
    }

    Place appliedTo(Place place) {
        return new Place(
                changed("side", side, place.side()),
                changed("team", team, place.team()),
                changed("calendar", calendar, place.calendar()),
                skills == null ? place.skills() : skills);
    }

    private @Nullable String changed(String member, @Nullable String told, @Nullable String now) {
        if (clears(member)) {
            return null;
        }
        return told == null ? now : told;
    }

    private boolean clears(String member) {
        return clear != null && clear.contains(member);
    }
}
