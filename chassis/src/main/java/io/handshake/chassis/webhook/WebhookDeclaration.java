package io.handshake.chassis.webhook;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who is to be told of what from now on. */
@Schema(description = "Who is to be told of what from now on.")
public record WebhookDeclaration(
        @Schema(
                description =
                        "Where it is told: an https address of at most 2,000 characters whose host is on the public"
                                + " internet, without user name and fragment.",
                required = true,
                examples = "https://hooks.example.org/handshake")
        @NotNull
        @Size(min = 1, max = 2000)
        String url,

        @Schema(
                description = "Types of events that are told, 1 to 100 of those that this service publishes.",
                required = true,
                examples = "[\"clock-breached\", \"handoff-accepted\"]")
        @NotNull
        @Size(min = 1, max = 100)
        List<@NotNull @Size(min = 1, max = 100) String> types,

        @Schema(description = "What it is for, for whoever reads the list; 1 to 500 characters.", examples = "Alarms")
        @Size(max = 500)
        @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*", message = "must not be blank")
        @Nullable
        String description,

        @Schema(
                description =
                        "Whether it is told; true when left out. What happens while it is inactive it is never told.")
        @Nullable
        Boolean active) {

    boolean isActive() {
        return active == null || active;
    }

    /** An address may carry a credential, which belongs in no log. */
    @Override
    public String toString() {
        return "WebhookDeclaration" + types;
    }
}
