package io.handshake.sla.clocks;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.sla.SlaProblem.UNKNOWN_CLOCK;

import io.handshake.chassis.security.Caller;
import io.handshake.chassis.sql.Sql;
import io.handshake.sla.reps.Reps;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.UUID;
import java.util.stream.Stream;
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
    private final Sql sql;
    private final Caller caller;
    private final Reps reps;
    private final InstantSource time;

    ClocksResource(KeptClocks clocks, Sql sql, Caller caller, Reps reps, InstantSource time) {
        this.clocks = clocks;
        this.sql = sql;
        this.caller = caller;
        this.reps = reps;
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
        return clocks.find(id)
                .filter(clock -> seesAll() || isOwn(clock))
                .orElseThrow(() -> UNKNOWN_CLOCK.because("no clock has the id " + id + ", or it is not yours"));
    }

    private boolean seesAll() {
        return Stream.of(MARKETING, SALES, ADMIN, SERVICE).anyMatch(caller::has);
    }

    /** Clocks on offers made to the rep, and the others on hand-offs the rep has. */
    private boolean isOwn(Clock clock) {
        return reps.ofUser(caller.subject())
                .flatMap(rep -> sql.first("""
                        select from clock c join handoff h on h.id = c.handoff left join offer o on o.id = c.offer
                        where c.id = ? and case when o.id is null then h.rep else o.rep end = ?
                        """, _ -> true, clock.row().id(), rep))
                .isPresent();
    }
}
