package io.handshake.sla.answering;

import io.handshake.chassis.problem.FieldError;
import io.handshake.sla.handoffs.Handoff;
import io.handshake.sla.handoffs.HandoffState;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of hand-offs that were to go on with somebody else. */
@Schema(description = "What became of each hand-off: in the order they were listed, those of a rep the oldest first.")
public record ReassignmentResults(
        @Schema(description = "One result per hand-off, in the order they were listed.", required = true)
        List<Result> results,

        @Schema(
                description =
                        "How many the rep of `fromRep` still has in the states asked for: those that failed, and those"
                                + " beyond the first 1,000, for which the call is made again; null when hand-offs were listed.",
                required = true,
                nullable = true,
                minimum = "0")
        @Nullable
        Long left) {

    /** What became of one. */
    @Schema(name = "ReassignmentResult", description = "What became of one hand-off that was to be reassigned.")
    public record Result(
            @Schema(description = "Place in the list, from 0.", required = true, minimum = "0")
            int index,

            @Schema(
                    description =
                            "`moved` (another rep has it now), `waiting` (nobody else can take it now: it waits for a"
                                    + " rep) or `failed` (it stays as it is). More may be added.",
                    required = true)
            String outcome,

            @Schema(description = "Id of the hand-off.", required = true)
            UUID handoff,

            @Schema(
                    description = "The state it is in now; null when there is no such hand-off.",
                    required = true,
                    nullable = true)
            @Nullable
            String state,

            @Schema(description = "The rep who has it now; null when nobody does.", required = true, nullable = true)
            @Nullable
            UUID rep,

            @Schema(description = "What stands against it; empty unless it failed.", required = true)
            List<FieldError> errors) {

        static Result moved(int index, Handoff handoff) {
            boolean waits = handoff.state() == HandoffState.UNROUTED || handoff.isStranded();
            String outcome = waits ? "waiting" : "moved";
            return new Result(index, outcome, handoff.id(), handoff.state().wireName(), handoff.rep(), List.of());
        }

        static Result failed(int index, Handoff handoff, FieldError error) {
            return new Result(index, "failed", handoff.id(), handoff.state().wireName(), handoff.rep(), List.of(error));
        }

        static Result unknown(int index, UUID id, FieldError error) {
            return new Result(index, "failed", id, null, null, List.of(error));
        }
    }
}
