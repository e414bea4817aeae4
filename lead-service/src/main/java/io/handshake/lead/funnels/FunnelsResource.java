package io.handshake.lead.funnels;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.lead.LeadProblem.UNKNOWN_FUNNEL;

import io.handshake.chassis.agreement.ShowAgreements;
import io.handshake.chassis.http.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows the funnels, and which of them passes open on. */
@Path("/v1/funnels")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Funnels", description = "The agreed stages, their order and their owners")
public class FunnelsResource {
    private final ShowAgreements show;

    FunnelsResource(ShowAgreements show) {
        this.show = show;
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(
            operationId = "listFunnels",
            summary = "List the funnels by key",
            description = "Each in the version that new passes open on, or in its newest when none do.")
    @APIResponse(responseCode = "200", description = "A page of funnels")
    public Page<FunnelView> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Funnels on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        return show.list(Funnels.KIND, limit, after, FunnelView::of);
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(
            operationId = "getFunnel",
            summary = "Show a funnel",
            description = "In the version that new passes open on, or in its newest when none do.")
    @APIResponse(responseCode = "200", description = "The funnel")
    public FunnelView get(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the funnel, such as waterfall.") String key) {
        return show.find(Funnels.KIND, key)
                .map(FunnelView::of)
                .orElseThrow(() -> UNKNOWN_FUNNEL.because("no funnel has this key"));
    }
}
