package io.handshake.scoring.replay;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A replay, how far it has got, and what it has found. */
@Schema(name = "Replay", description = "A replay, how far it has got, and what it has found.")
public record ReplayView(
        @Schema(description = "Id of the replay.", required = true)
        UUID id,

        @Schema(description = "Key of the definition.", required = true)
        String definition,

        @Schema(description = "The version that is replayed, a draft mostly.", required = true, minimum = "1")
        int version,

        @Schema(description = "running, done, cancelled or failed. More may come.", required = true, examples = "done")
        String state,

        @Schema(
                description =
                        "When it was asked for; what leads did, what was told of them, who turned out to be one person with whom and"
                                + " what was signed later is not looked at.",
                required = true)
        Instant knownAt,

        @Schema(description = "Who asked for it, as the issuer of the token names them.", required = true)
        String requestedBy,

        @Schema(description = "Leads there were, with those that came while it ran.", required = true, minimum = "0")
        long leadsInAll,

        @Schema(description = "Leads that are done.", required = true, minimum = "0")
        long leadsDone,

        @Schema(description = "Passes of these leads that were judged.", required = true, minimum = "0")
        long passesDone,

        @Schema(description = "When it ended; null as long as it runs.", required = true, nullable = true) @Nullable
        Instant endedAt,

        @Schema(description = "Why it failed; null unless it did.", required = true, nullable = true) @Nullable
        String error,

        @Schema(
                description = "What it has found among the leads that are done: all of it once the state is done.",
                required = true)
        Findings findings) {

    /** What a replay has found. */
    @Schema(name = "ReplayFindings", description = "What a replay has found.")
    public record Findings(
            @Schema(description = "By the version replayed.", required = true)
            Qualified replayed,

            @Schema(description = "The same passes by what was in force when each came to it.", required = true)
            Qualified inForce,

            @Schema(
                    description = "Passes that qualify by the version replayed and not by what was in force.",
                    required = true,
                    minimum = "0")
            long gained,

            @Schema(
                    description = "Passes that qualify by what was in force and not by the version replayed.",
                    required = true,
                    minimum = "0")
            long lost,

            @Schema(description = "ISO weeks (UTC) in which any pass qualified, in order.", required = true)
            List<WeekView> weeks) {}

    /** Passes that qualify, and what came of them. */
    @Schema(name = "ReplayQualified", description = "Passes that qualify, and what came of them.")
    public record Qualified(
            @Schema(description = "Passes that qualify.", required = true, minimum = "0")
            long passes,

            @Schema(
                    description =
                            "Of them, those that had reached an opportunity by `knownAt`, however young they were then.",
                    required = true,
                    minimum = "0")
            long opportunities,

            @Schema(
                    description =
                            "opportunities / passes, 0 to 1; null without passes. Young passes are in it, some of which will"
                                    + " still become opportunities: to compare versions by, not to hold against a target.",
                    required = true,
                    nullable = true)
            @Nullable
            Double rate,

            @Schema(
                    description = "Lower end of the Wilson 95 % interval of the rate; null without passes.",
                    required = true,
                    nullable = true)
            @Nullable
            Double rateLower,

            @Schema(description = "Upper end of that interval; null without passes.", required = true, nullable = true)
            @Nullable
            Double rateUpper,

            @Schema(
                    description = "Whether there are fewer than 20 passes or 5 opportunities: too few to rely on.",
                    required = true)
            boolean small) {}

    /** One week of a replay. */
    @Schema(name = "ReplayWeek", description = "How many passes qualify in one week.")
    public record WeekView(
            @Schema(description = "Monday 00:00 UTC on which the week begins.", required = true)
            Instant begins,

            @Schema(description = "Passes that qualify by the version replayed.", required = true, minimum = "0")
            long replayed,

            @Schema(description = "Passes that qualify by what was in force.", required = true, minimum = "0")
            long inForce,

            @Schema(
                    description =
                            "replayed / reps: leads each rep would have been given; null when the number of reps was not told.",
                    required = true,
                    nullable = true)
            @Nullable
            BigDecimal perRep) {}
}
