package io.handshake.sla.answering;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.sla.SlaProblem.UNKNOWN_CLOCK;

import io.handshake.chassis.http.PageCursor;
import io.handshake.sla.clock.Ledger;
import io.handshake.sla.clocks.Clock;
import io.handshake.sla.clocks.ClockView;
import io.handshake.sla.clocks.ExplanationView;
import io.handshake.sla.clocks.KeptClocks;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Promises on hand-offs: where they stand, and why. */
@Path("/v1/clocks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "clocks", description = "Promises on hand-offs: where they stand, and why.")
@RunOnVirtualThread
public class ClocksResource {
    /** Farther no page begins: that many intervals are centuries. */
    private static final int MOST_INTERVALS = 1_000_000;

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
    @Operation(operationId = "getClock", summary = "Read a clock; a rep reads its own, a manager those of the team")
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
                    "List every interval that counted, stood still or did not count, with its reason; a rep reads its own, a manager those of the team")
    @APIResponse(responseCode = "200", description = "Where the time of the clock went")
    public ExplanationView explain(
            @Parameter(description = "Id of the clock.") @RestPath UUID id,
            @Parameter(description = "Intervals on a page, 1 to 2,000.")
                    @RestQuery
                    @DefaultValue("2000")
                    @Min(1)
                    @Max(2000)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery @Size(max = 500) @Nullable
                    String after) {
        Clock clock = find(id);
        Instant now = time.instant();
        String filter = "explanation " + id;
        int from =
                after == null ? 0 : Math.clamp(PageCursor.decode(filter, after).whole(0), 0, MOST_INTERVALS);
        Ledger ledger = clock.countdown().explain(clock.endAt(now), from + limit);
        String next = ledger.complete() ? null : PageCursor.encode(filter, String.valueOf(from + limit));
        return ExplanationView.of(clock, now, ledger, from, next);
    }

    private Clock find(UUID id) {
        return clocks.find(id, viewer.seer().only())
                .orElseThrow(() -> UNKNOWN_CLOCK.because("no clock has the id " + id + ", or it is not yours"));
    }
}
