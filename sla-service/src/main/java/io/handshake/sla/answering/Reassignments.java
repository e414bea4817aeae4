package io.handshake.sla.answering;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;

import io.handshake.chassis.problem.FieldError;
import io.handshake.sla.handoffs.HandoffState;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which hand-offs are to go on with somebody else, and with whom. */
@Schema(description = "Which hand-offs are to go on with somebody else: those of a rep, or those that are listed.")
public record Reassignments(
        @Schema(
                description =
                        "Id of the rep whose hand-offs are to go, up to 1,000 at once; this or `handoffs` is needed.",
                nullable = true)
        @Nullable
        UUID fromRep,

        @Schema(
                description = "Ids of the hand-offs that are to go, 1 to 200, each once; this or `fromRep` is needed.",
                nullable = true)
        @Size(min = 1, max = 200)
        @Nullable
        List<@NotNull UUID> handoffs,

        @Schema(
                description = "Id of the active rep who is to have them, or `routing`: each goes to whom routing finds"
                        + " among the others.",
                required = true,
                examples = "routing")
        @NotNull
        @Pattern(
                regexp = "^(routing|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$",
                message = "must be the id of a rep, or routing")
        String to,

        @Schema(
                description =
                        "Why, in the words of whoever decides, 1 to 1,000 characters. Kept with the new offers, not"
                                + " published.",
                required = true,
                examples = "Rita leaves at the end of the month")
        @NotBlank
        @Size(max = 1000)
        String reason,

        @Schema(
                description =
                        "Only those in one of these states: `offered`, `unrouted`, `accepted`, `delivered`; all of them when left"
                                + " out.",
                nullable = true)
        @Size(min = 1, max = 4)
        @Nullable
        List<
                        @NotNull
                        @Pattern(
                                regexp = "^(offered|unrouted|accepted|delivered)$",
                                message = "must be offered, unrouted, accepted or delivered")
                        String>
                states) {

    /** The rep who is to have them; empty when routing is to choose. */
    Optional<UUID> rep() {
        return to.equals("routing") ? Optional.empty() : Optional.of(UUID.fromString(to));
    }

    Set<HandoffState> wanted() {
        Set<HandoffState> wanted =
                EnumSet.of(HandoffState.OFFERED, HandoffState.UNROUTED, HandoffState.ACCEPTED, HandoffState.DELIVERED);
        if (states != null) {
            wanted.removeIf(state -> !states.contains(state.wireName()));
        }
        return wanted;
    }

    void requireSense() {
        List<FieldError> faults = new ArrayList<>();
        if ((fromRep == null) == (handoffs == null)) {
            faults.add(FieldError.at("/fromRep", "tell fromRep or handoffs, and not both"));
        }
        if (fromRep != null && rep().filter(fromRep::equals).isPresent()) {
            faults.add(FieldError.at("/to", "has them already; choose another"));
        }
        for (int i = 0; handoffs != null && i < handoffs.size(); i++) {
            int first = handoffs.indexOf(handoffs.get(i));
            if (first < i) {
                faults.add(FieldError.at("/handoffs/" + i, "is listed already, at /handoffs/" + first));
            }
        }
        if (!faults.isEmpty()) {
            throw INVALID_CONTENT.because("this cannot be reassigned as it is told", faults);
        }
    }
}
