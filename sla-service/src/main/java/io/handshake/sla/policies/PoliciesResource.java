package io.handshake.sla.policies;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.sla.SlaProblem.UNKNOWN_POLICY;

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

/** Shows the policies, and which of them clocks start under. */
@Path("/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "policies", description = "What sales promises about hand-offs, in versions")
public class PoliciesResource {
    private final ShowAgreements show;

    PoliciesResource(ShowAgreements show) {
        this.show = show;
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(
            operationId = "listPolicies",
            summary = "List the policies by key",
            description = "Each in the version that new clocks start under, or in its newest when none do.")
    @APIResponse(responseCode = "200", description = "A page of policies")
    public Page<PolicyView> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Policies on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        return show.list(Policies.KIND, limit, after, PolicyView::of);
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(
            operationId = "getPolicy",
            summary = "Show a policy",
            description = "In the version that new clocks start under, or in its newest when none do.")
    @APIResponse(responseCode = "200", description = "The policy")
    public PolicyView get(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the policy, such as shipped.") String key) {
        return show.find(Policies.KIND, key)
                .map(PolicyView::of)
                .orElseThrow(() -> UNKNOWN_POLICY.because("no policy has this key"));
    }
}
