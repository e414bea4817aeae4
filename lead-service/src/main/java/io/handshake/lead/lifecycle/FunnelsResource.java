package io.handshake.lead.lifecycle;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;

import io.handshake.chassis.http.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Shows the funnels that passes go through. */
@Path("/v1/funnels")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Funnels", description = "The agreed stages, their order and their owners")
public class FunnelsResource {
    private final Funnels funnels;

    FunnelsResource(Funnels funnels) {
        this.funnels = funnels;
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "listFunnels", summary = "List the funnels in their newest versions")
    @APIResponse(responseCode = "200", description = "All funnels; there are few, so the page is always the last")
    public Page<FunnelView> list() {
        return new Page<>(funnels.newest(), null);
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "getFunnel", summary = "Show a funnel in its newest version")
    @APIResponse(responseCode = "200", description = "The funnel")
    public FunnelView get(
            @RestPath @Size(max = 64) @Parameter(description = "Key of the funnel, such as waterfall.") String key) {
        return funnels.newest(key);
    }
}
