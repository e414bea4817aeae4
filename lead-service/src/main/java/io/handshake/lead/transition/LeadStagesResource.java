package io.handshake.lead.transition;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.PARTNER;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.lead.partner.Scope.LEADS_READ;

import io.handshake.lead.funnels.Funnels;
import io.handshake.lead.identity.Aliases;
import io.handshake.lead.lifecycle.PassView;
import io.handshake.lead.lifecycle.Passes;
import io.handshake.lead.partner.NeedsScope;
import io.handshake.lead.partner.Origin;
import io.handshake.lead.partner.PartnerKeysResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Tells when a lead was in which stage, and how long. */
@Path("/v1/leads/{id}/stages")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Passes", description = "Trips through the funnel: moved by hand, and their history")
public class LeadStagesResource {
    private final Aliases aliases;
    private final Passes passes;
    private final Funnels funnels;
    private final Origin origin;
    private final InstantSource clock;

    LeadStagesResource(Aliases aliases, Passes passes, Funnels funnels, Origin origin, InstantSource clock) {
        this.aliases = aliases;
        this.passes = passes;
        this.funnels = funnels;
        this.origin = origin;
        this.clock = clock;
    }

    @GET
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = PartnerKeysResource.SCHEME)
    @RolesAllowed({PARTNER, MARKETING, SALES, REP, BDR, ADMIN, SERVICE})
    @NeedsScope(LEADS_READ)
    @Operation(
            operationId = "getLeadStages",
            summary = "Show when a lead was in which stage, and how long",
            description = "The stages of the funnel of its latest pass. A partner sees leads of its own source.")
    @APIResponse(responseCode = "200", description = "The stages")
    public StagesOfLead get(@RestPath @Parameter(description = "Id of the lead.") UUID id) {
        UUID lead = aliases.require(id, origin.boundTo());
        List<PassView> all = Objects.requireNonNull(passes.of(List.of(lead)).get(lead));
        PassView latest = all.getLast();
        return StagesOfLead.of(lead, all, funnels.version(latest.funnel(), latest.funnelVersion()), clock.instant());
    }
}
