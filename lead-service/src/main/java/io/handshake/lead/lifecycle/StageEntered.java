package io.handshake.lead.lifecycle;

import io.handshake.chassis.event.EventType;
import io.handshake.lead.funnel.Entry;
import io.handshake.lead.funnel.Funnel;
import io.handshake.lead.funnel.Milestone;
import io.handshake.lead.funnel.Owner;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pass entered a stage. */
@EventType("stage-entered")
@Schema(name = "StageEntered", description = "The pass entered a stage.")
public record StageEntered(
        @Schema(description = "The lead.", required = true) UUID lead,

        @Schema(description = "Number of the pass.", required = true, minimum = "1")
        int pass,

        @Schema(description = "The funnel of the pass.", required = true)
        String funnel,

        @Schema(description = "Version of that funnel.", required = true, minimum = "1")
        int funnelVersion,

        @Schema(description = "The stage left.", required = true)
        String from,

        @Schema(description = "The stage entered.", required = true)
        String to,

        @Schema(description = "What the stage entered stands for.", required = true)
        Milestone milestone,

        @Schema(description = "The side accountable from now on.", required = true)
        Owner owner,

        @Schema(description = "The side the lead is to be handed to; absent where nothing is handed over.") @Nullable
        Owner handoffTo,

        @Schema(
                description =
                        "Whether the funnel of the pass has a stage where sales accepts; absent in events from before it was told.")
        boolean gated,

        @Schema(
                description =
                        "Whether the stage was skipped in reality and is entered only because a later one was reached.",
                required = true)
        boolean inferred,

        @Schema(description = "Who moved it: a service, a rep by id, or a user by subject.", required = true)
        String actor,

        @Schema(description = "Why, as a code.") @Nullable String reason,

        @Schema(description = "The definition that called the lead qualified.") @Nullable
        String definition,

        @Schema(description = "Version of that definition.") @Nullable
        Integer definitionVersion,

        @Schema(description = "The hand-off that led here.") @Nullable
        UUID handoff,

        @Schema(description = "The opportunity that led here.") @Nullable
        UUID opportunity,

        @Schema(
                description = "Answers to the exit criteria of the stage left, by criterion: true or false, a number, a"
                        + " choice or a date. Texts are not published; absent when nothing was answered.")
        @Nullable
        Map<String, Object> answers) {

    static StageEntered of(UUID lead, int pass, Funnel funnel, Entry entry, Cause cause, Map<String, Object> answers) {
        return new StageEntered(
                lead,
                pass,
                funnel.key(),
                funnel.version(),
                entry.from().key(),
                entry.to().key(),
                entry.to().milestone(),
                entry.to().owner(),
                entry.to().handoffTo(),
                funnel.hasAcceptanceGate(),
                entry.inferred(),
                cause.actor(),
                cause.reason(),
                cause.definition(),
                cause.definitionVersion(),
                cause.handoff(),
                cause.opportunity(),
                answers.isEmpty() ? null : answers);
    }
}
