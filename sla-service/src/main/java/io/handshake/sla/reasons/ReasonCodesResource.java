package io.handshake.sla.reasons;

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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The reasons a rejection chooses from. */
@Path("/v1/reason-codes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "hand-offs", description = "Qualified leads on their way to a rep.")
@RunOnVirtualThread
public class ReasonCodesResource {

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "listReasonCodes", summary = "List the reasons for which a hand-off may be rejected")
    @APIResponse(responseCode = "200", description = "All reasons, on one page")
    public Page<ReasonCodeView> list() {
        return new Page<>(
                Arrays.stream(ReasonCode.values()).map(ReasonCodeView::of).toList(), null);
    }
}
