package io.handshake.lead.partner;

import static io.handshake.chassis.security.Roles.PARTNER;
import static io.handshake.lead.partner.Scope.LEADS_READ;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells a partner what came of its leads. */
@Path("/v1/partner/summary")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Me")
public class SummaryResource {
    private final PartnerSummaries summaries;
    private final Origin origin;

    SummaryResource(PartnerSummaries summaries, Origin origin) {
        this.summaries = summaries;
        this.origin = origin;
    }

    @GET
    @SecurityRequirement(name = PartnerKeysResource.SCHEME)
    @RolesAllowed(PARTNER)
    @NeedsScope(LEADS_READ)
    @Operation(
            operationId = "getPartnerSummary",
            summary = "Tell what came of the leads of the key's source",
            description = "Counts the newest 10,000 leads of the source.")
    @APIResponse(responseCode = "200", description = "Where the leads stand, and how far they came")
    public PartnerSummary summary() {
        return summaries.of(origin.boundTo().orElseThrow());
    }
}
