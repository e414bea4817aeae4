package io.handshake.sla.policies;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;

import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The promises that clocks run under. */
@Path("/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "policies", description = "What sales promises about hand-offs, in versions.")
@RunOnVirtualThread
public class PoliciesResource {

    private static final String FILTER = "policies";

    private final Policies policies;

    PoliciesResource(Policies policies) {
        this.policies = policies;
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "listPolicies", summary = "List the promises and their versions")
    @APIResponse(responseCode = "200", description = "A page of policies, by key and version")
    public Page<PolicyView> list(
            @Parameter(description = "Policies on a page, 1 to 200.") @RestQuery @DefaultValue("50") @Min(1) @Max(200)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery @Size(max = 500) @Nullable
                    String after) {
        List<String> from = after == null ? List.of("", "0") : PageCursor.decode(FILTER, after);
        List<PolicyView> found = policies.after(from.get(0), Integer.parseInt(from.get(1)), limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        PolicyView last = found.get(limit - 1);
        return new Page<>(
                found.subList(0, limit), PageCursor.encode(FILTER, last.key(), Integer.toString(last.version())));
    }
}
