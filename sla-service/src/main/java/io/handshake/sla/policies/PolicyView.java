package io.handshake.sla.policies;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version of what sales promises. */
@Schema(name = "Policy", description = "A version of what sales promises about hand-offs.")
public record PolicyView(
        @Schema(
                required = true,
                description = "Key of the policy, the same for all its versions.",
                examples = "shipped",
                maxLength = 100)
        String key,

        @Schema(required = true, description = "Version, counted from 1.", minimum = "1", examples = "1")
        int version,

        @Schema(required = true, description = "The promise in plain words.", maxLength = 200)
        String title,

        @Schema(
                required = true,
                description = "Event that starts the clock. More may be added.",
                examples = "handoff-offered")
        String startEvent,

        @Schema(required = true, description = "Events that stop the clock. More may be added.")
        List<String> stopEvents,

        @Schema(required = true, description = "Time allowed, in seconds.", minimum = "1", examples = "172800")
        long targetSeconds,

        @Schema(
                required = true,
                description = "Hours that count: `24x7` is all of them. More may be added.",
                examples = "24x7")
        String calendar,

        @Schema(required = true, description = "Whether it came with the product instead of being agreed here.")
        boolean shipped,

        @Schema(required = true, description = "Clocks started from this instant on may use it.")
        Instant effectiveFrom) {}
