package io.handshake.sla.answering;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.sla.SlaProblem.UNKNOWN_CLOCK;

import io.handshake.sla.clocks.Clock;
import io.handshake.sla.clocks.ClockView;
import io.handshake.sla.clocks.ExplanationView;
import io.handshake.sla.clocks.KeptClocks;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Promises on hand-offs: where they stand, and why. */
@Path("/v1/clocks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "clocks", description = "Promises on hand-offs: where they stand, and why.")
@RunOnVirtualThread
public class ClocksResource {

    private final KeptClocks clocks;
    private final Viewer viewer;
    private final InstantSource time;

    ClocksResource(KeptClocks clocks, Viewer viewer, InstantSource time) {
        this.clocks = clocks;
        this.viewer = viewer;
        this.time = time;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, SERVICE})
    @Operation(operationId = "getClock", summary = "Read a clock; a rep reads its own")
    @APIResponse(responseCode = "200", description = "The clock as it is now")
    public ClockView read(@Parameter(description = "Id of the clock.") @RestPath UUID id) {
        return ClockView.of(find(id), time.instant());
    }

    @GET
    @Path("/{id}/explanation")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, SERVICE})
    @Operation(
            operationId = "explainClock",
            summary =
                    "List every interval that counted, stood still or did not count, with its reason; a rep reads its own")
    @APIResponse(responseCode = "200", description = "Where the time of the clock went")
    public ExplanationView explain(@Parameter(description = "Id of the clock.") @RestPath UUID id) {
        return ExplanationView.of(find(id), time.instant());
    }

    private Clock find(UUID id) {
        return clocks.find(id, viewer.seer().onlyRep())
                .orElseThrow(() -> UNKNOWN_CLOCK.because("no clock has the id " + id + ", or it is not yours"));
    }
}
