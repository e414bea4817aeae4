package io.handshake.sla.answering;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** That somebody got in touch with a lead, or tried to. */
@Schema(name = "NewTouch", description = "That the rep got in touch with the lead, or tried to.")
public record NewTouch(
        @NotNull
        @Pattern(regexp = "^(call|e-mail|meeting)$", message = "must be call, e-mail or meeting")
        @Schema(
                description = "How: `call`, `e-mail` or `meeting`. More may follow.",
                required = true,
                examples = "call")
        String kind,

        @NotNull
        @Pattern(
                regexp = "^(reached|message-left|not-reached)$",
                message = "must be reached, message-left or not-reached")
        @Schema(
                description =
                        "What came of it: `reached`, `message-left` or `not-reached`; each counts as a touch. More may"
                                + " follow.",
                required = true,
                examples = "reached")
        String outcome,

        @Schema(
                description = "When it happened: now when left out, not before the hand-off was opened, at most five"
                        + " minutes ahead.",
                nullable = true,
                examples = "2026-11-24T09:30:00Z")
        @Nullable
        Instant occurredAt) {}
