package io.handshake.sla.disputes;

import io.handshake.chassis.agreement.Author;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that was said in a dispute. */
@Schema(name = "DisputeWord", description = "Something that was said in a dispute. It never changes.")
public record WordView(
        @Schema(description = "Its place in the dispute, counted from 1.", required = true, minimum = "1")
        int number,

        @Schema(
                description = "`reason` (why it was disputed), `answer` (of sales) or `settlement`. More may be added.",
                required = true)
        String kind,

        @Schema(description = "The side that said it: `marketing` or `sales`.", required = true)
        String side,

        @Schema(description = "Who said it.", required = true)
        Author by,

        @Schema(
                description = "What a settlement names, `upheld` or `overturned`; null for anything else.",
                required = true,
                nullable = true)
        @Nullable
        String outcome,

        @Schema(description = "In their words; null when a settlement came without.", required = true, nullable = true)
        @Nullable
        String text,

        @Schema(description = "When it was said.", required = true)
        Instant saidAt) {

    static WordView of(Word word) {
        return new WordView(
                word.number(),
                word.kind().wireName(),
                word.side().wireName(),
                word.by(),
                word.outcome(),
                word.text(),
                word.saidAt());
    }
}
