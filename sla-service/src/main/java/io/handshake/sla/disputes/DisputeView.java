package io.handshake.sla.disputes;

import static io.handshake.sla.disputes.Word.Kind.ANSWER;
import static io.handshake.sla.disputes.Word.Kind.REASON;
import static io.handshake.sla.disputes.Word.Kind.SETTLEMENT;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A dispute as both sides see it. */
@Schema(name = "Dispute", description = "Marketing does not agree with a refusal: what both sides say of it now.")
public record DisputeView(
        @Schema(description = "Id of the dispute.", required = true)
        UUID id,

        @Schema(description = "The refused hand-off.", required = true)
        UUID handoff,

        @Schema(description = "Its lead.", required = true) UUID lead,

        @Schema(description = "The lead's pass, counted from 1.", required = true, minimum = "1")
        int pass,

        @Schema(description = "The rep who refused it.", required = true)
        UUID rep,

        @Schema(description = "Why it was refused: a code of `GET /v1/reason-codes`.", required = true)
        String refusal,

        @Schema(description = "When it was refused.", required = true)
        Instant refusedAt,

        @Schema(
                description = "`open`, or `settled`: both sides name the same outcome. More may be added.",
                required = true)
        String state,

        @Schema(
                description = "How it was settled: `upheld` (the refusal stands) or `overturned` (it was a good lead);"
                        + " null while it is open.",
                required = true,
                nullable = true)
        @Nullable
        String outcome,

        @Schema(description = "When it was settled; null while it is open.", required = true, nullable = true) @Nullable
        Instant settledAt,

        @Schema(description = "Why marketing disputes it.", required = true)
        WordView reason,

        @Schema(description = "What sales answered; null when it did not.", required = true, nullable = true) @Nullable
        WordView answer,

        @Schema(description = "What marketing names now; null when it named nothing.", required = true, nullable = true)
        @Nullable
        WordView marketing,

        @Schema(description = "What sales names now; null when it named nothing.", required = true, nullable = true)
        @Nullable
        WordView sales) {

    static DisputeView of(Dispute dispute) {
        return new DisputeView(
                dispute.id(),
                dispute.handoff(),
                dispute.lead(),
                dispute.pass(),
                dispute.rep(),
                dispute.refusal(),
                dispute.refusedAt(),
                dispute.isSettled() ? "settled" : "open",
                dispute.outcome(),
                dispute.settledAt(),
                dispute.last(REASON, Side.MARKETING).map(WordView::of).orElseThrow(),
                dispute.last(ANSWER, Side.SALES).map(WordView::of).orElse(null),
                dispute.last(SETTLEMENT, Side.MARKETING).map(WordView::of).orElse(null),
                dispute.last(SETTLEMENT, Side.SALES).map(WordView::of).orElse(null));
    }
}
