package io.handshake.reporting.handshake;

import io.handshake.reporting.asking.Share;
import io.handshake.reporting.numbers.Handshake;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A part of the hand-offs of a report. */
@Schema(
        name = "HandshakeGroup",
        description = "Those hand-offs of the report that have one rep, source, segment, region or channel.")
public record HandshakeGroup(
        @Schema(
                description =
                        "Id of the rep, or the source, segment, region or channel; null for those that have none.",
                required = true,
                nullable = true)
        @Nullable
        String key,

        @Schema(description = "Name of the rep; else null.", required = true, nullable = true) @Nullable
        String name,

        @Schema(description = "Hand-offs, without those that are suppressed.", required = true, minimum = "0")
        long handedOff,

        @Schema(description = "Of these, accepted.", required = true, minimum = "0")
        long accepted,

        @Schema(description = "Of these, rejected for good.", required = true, minimum = "0")
        long rejected,

        @Schema(
                description = "Of the rejected ones, those whose refusal was overturned.",
                required = true,
                minimum = "0")
        long overturned,

        @Schema(description = "Cancelled.", required = true, minimum = "0")
        long cancelled,

        @Schema(description = "Recycled, since nobody took it.", required = true, minimum = "0")
        long recycled,

        @Schema(description = "None of the four ends.", required = true, minimum = "0")
        long pending,

        @Schema(description = "Accepted of all handed off.", required = true)
        Share strict,

        @Schema(description = "Accepted of accepted and rejected, overturned ones left out.", required = true)
        Share decided) {

    static HandshakeGroup of(@Nullable String key, @Nullable String name, Handshake it) {
        return new HandshakeGroup(
                key,
                name,
                it.handedOff(),
                it.accepted(),
                it.rejected(),
                it.overturned(),
                it.cancelled(),
                it.recycled(),
                it.pending(),
                Share.of(it.strict()),
                Share.of(it.decided()));
    }
}
