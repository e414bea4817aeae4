package io.handshake.lead.sourcingrules;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.lead.LeadProblem.UNKNOWN_SOURCING_RULE;

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

/** Shows the rules of who brought an opportunity, and which of them decide. */
@Path("/v1/sourcing-rules")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Sourcing rules", description = "The agreed rule of who brought an opportunity")
public class SourcingRulesResource {
    private final ShowAgreements show;

    SourcingRulesResource(ShowAgreements show) {
        this.show = show;
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(
            operationId = "listSourcingRules",
            summary = "List the rules of who brought an opportunity by key",
            description = "Each in the version that decides now, or in its newest when none does.")
    @APIResponse(responseCode = "200", description = "A page of rules")
    public Page<SourcingRuleView> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Rules on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        return show.list(SourcingRules.KIND, limit, after, SourcingRuleView::of);
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(
            operationId = "getSourcingRule",
            summary = "Show a rule of who brought an opportunity",
            description = "In the version that decides now, or in its newest when none does.")
    @APIResponse(responseCode = "200", description = "The rule")
    public SourcingRuleView get(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the rule, such as sourcing.") String key) {
        return show.find(SourcingRules.KIND, key)
                .map(SourcingRuleView::of)
                .orElseThrow(() -> UNKNOWN_SOURCING_RULE.because("no rule has this key"));
    }
}
