package io.handshake.scoring.experiment;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lead that takes part in an experiment, and how far it has come so far. */
@Schema(
        name = "ExperimentMember",
        description = "A lead that takes part in an experiment, and how far it has come so far.")
public record MemberView(
        @Schema(
                description = "Its place in the random order, from 1; those who are handed over come first.",
                required = true,
                minimum = "1")
        int number,

        @Schema(description = "The lead that was drawn, whatever it was merged into since.", required = true)
        UUID lead,

        @Schema(
                description = "treated: handed over; control: left alone. More may come.",
                required = true,
                examples = "treated")
        String arm,

        @Schema(description = "When its time begins.", required = true)
        Instant dueAt,

        @Schema(
                description = "When its time began, from when on its outcome counts; null before.",
                required = true,
                nullable = true)
        @Nullable
        Instant begunAt,

        @Schema(
                description = "Until when its outcome counts; null before its time began.",
                required = true,
                nullable = true)
        @Nullable
        Instant maturesAt,

        @Schema(
                description =
                        "Whether the experiment handed it over: not one of the control, nor one that had qualified by"
                                + " itself; null before its time began.",
                required = true,
                nullable = true)
        @Nullable
        Boolean handedOver,

        @Schema(description = "Whether it has had all its time.", required = true)
        boolean mature,

        @Schema(description = "Whether it was handed off within its time, by whatever.", required = true)
        boolean handedOff,

        @Schema(description = "Whether it became an opportunity within its time.", required = true)
        boolean opportunity) {}
