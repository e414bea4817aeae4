package io.handshake.lead.finding;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.PARTNER;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.lead.partner.Scope.LEADS_READ;

import io.handshake.lead.identity.Aliases;
import io.handshake.lead.partner.NeedsScope;
import io.handshake.lead.partner.Origin;
import io.handshake.lead.partner.PartnerKeysResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Shows one lead. */
@Path("/v1/leads")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Leads")
public class LeadResource {
    private final Aliases aliases;
    private final LeadViews views;
    private final Origin origin;

    LeadResource(Aliases aliases, LeadViews views, Origin origin) {
        this.aliases = aliases;
        this.views = views;
        this.origin = origin;
    }

    @GET
    @Path("/{id}")
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = PartnerKeysResource.SCHEME)
    @RolesAllowed({PARTNER, MARKETING, SALES, REP, BDR, ADMIN, SERVICE})
    @NeedsScope(LEADS_READ)
    @Operation(operationId = "getLead", summary = "Show a lead with all its passes")
    @APIResponse(
            responseCode = "200",
            description = "The lead; under the id of a merged lead, the lead it was merged into")
    public LeadView get(@RestPath @Parameter(description = "Id of the lead.") UUID id) {
        return views.of(List.of(aliases.require(id, origin.boundTo()))).getFirst();
    }
}
