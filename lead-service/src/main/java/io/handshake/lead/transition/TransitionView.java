package io.handshake.lead.transition;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A transition as it is shown. */
@Schema(name = "Transition", description = "What happened to a pass, or was refused.")
public record TransitionView(
        @Schema(description = "The lead.", required = true) UUID lead,

        @Schema(description = "Number of the pass.", required = true, minimum = "1")
        int pass,

        @Schema(
                description = "opened (the pass began), entered (it entered a stage), reversed (its entry into `from`"
                        + " holds no more, and it is back in `to`), closed (it ended), or refused (a decision did not"
                        + " fit; nothing was changed). More may follow.",
                required = true,
                examples = "entered")
        String kind,

        @Schema(
                description = "The stage it left or ended in; null when it began, or was refused.",
                required = true,
                nullable = true)
        @Nullable
        String from,

        @Schema(
                description = "The stage it entered or is back in, or wanted to enter when it was refused; null when it"
                        + " ended.",
                required = true,
                nullable = true)
        @Nullable
        String to,

        @Schema(
                description = "How it ended: won, lost, recycled or disqualified, more may follow; else null.",
                required = true,
                nullable = true)
        @Nullable
        String outcome,

        @Schema(description = "When it happened, as claimed.", required = true)
        Instant occurredAt,

        @Schema(description = "When that was recorded here.", required = true)
        Instant recordedAt,

        @Schema(
                description = "The fact behind it, such as lead-qualified or by-hand; null when the pass began.",
                required = true,
                nullable = true)
        @Nullable
        String cause,

        @Schema(
                description = "Who moved it: a service, a rep by id, or a user by subject; null when the pass began.",
                required = true,
                nullable = true)
        @Nullable
        String actor,

        @Schema(
                description =
                        "What the rep who moved it is called; null when it was somebody else, or nobody told. Partners do not see it.",
                required = true,
                nullable = true)
        @Nullable
        String actorName,

        @Schema(description = "Why, as a code; null when none was given.", required = true, nullable = true) @Nullable
        String reason,

        @Schema(
                description = "Why in words; null when nothing was written. Partners do not see it.",
                required = true,
                nullable = true)
        @Nullable
        String note,

        @Schema(description = "The definition that decided; else null.", required = true, nullable = true) @Nullable
        String definition,

        @Schema(description = "Version of that definition; else null.", required = true, nullable = true) @Nullable
        Integer definitionVersion,

        @Schema(
                description =
                        "Whether the stage was skipped in reality and counts only because a later one was reached.",
                required = true)
        boolean inferred,

        @Schema(description = "Whether it was refused; nothing was changed then.", required = true)
        boolean refused,

        @Schema(description = "Why it was refused, for people to read; else null.", required = true, nullable = true)
        @Nullable
        String because,

        @Schema(description = "The hand-off that led here; else null.", required = true, nullable = true) @Nullable
        UUID handoff,

        @Schema(description = "The opportunity that led here; else null.", required = true, nullable = true) @Nullable
        UUID opportunity,

        @Schema(
                description = "Answers to the exit criteria of the stage left, by criterion; empty when there are none."
                        + " Partners do not see them.",
                required = true,
                type = SchemaType.OBJECT,
                additionalProperties = Object.class)
        Map<String, Object> answers) {

    TransitionView forPartners() {
        return new TransitionView(
                lead,
                pass,
                kind,
                from,
                to,
                outcome,
                occurredAt,
                recordedAt,
                cause,
                actor,
                null,
                reason,
                null,
                definition,
                definitionVersion,
                inferred,
                refused,
                because,
                handoff,
                opportunity,
                Map.of());
    }
}
