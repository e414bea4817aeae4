package io.handshake.sla.notifications;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody wants to be told of. */
@Schema(description = "What you want to be told of.")
public record NotificationPreferences(
        @Schema(
                description =
                        "Any of " + NoticeKind.NAMES + "; all of them until you say otherwise, and none when empty.",
                required = true,
                examples = "[\"offered\", \"breached\"]")
        @NotNull
        @Size(max = 6)
        List<@NotNull @Pattern(regexp = NoticeKind.PATTERN, message = "must be " + NoticeKind.NAMES) String> kinds) {}
