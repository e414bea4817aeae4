package io.handshake.lead.opportunity;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A lead of an opportunity and the pass the opportunity runs in. */
@Schema(description = "A lead of an opportunity and the pass the opportunity runs in.")
record LeadPass(
        @Schema(description = "The lead.", required = true) UUID lead,

        @Schema(description = "The pass of this lead.", required = true, minimum = "1")
        int pass) {}
