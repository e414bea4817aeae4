package io.handshake.sla.reps;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.sla.SlaProblem.USER_HAS_REP;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.http.ETags;
import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.sql.Ids;
import io.handshake.sla.handoffs.CapacityChanged;
import io.handshake.sla.handoffs.CapacityLeft;
import io.handshake.sla.routing.Capacity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Who follows up leads. */
@Path("/v1/reps")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reps", description = "Who follows up leads, and how many a week.")
@RunOnVirtualThread
public class RepsResource {

    private static final String FILTER = "reps";
    private static final UUID START = new UUID(0, 0);

    private final Reps reps;
    private final CheckRep check;
    private final CapacityChanged capacity;
    private final CapacityLeft left;
    private final EventLog events;
    private final InstantSource clock;

    RepsResource(
            Reps reps,
            CheckRep check,
            CapacityChanged capacity,
            CapacityLeft left,
            EventLog events,
            InstantSource clock) {
        this.reps = reps;
        this.check = check;
        this.capacity = capacity;
        this.left = left;
        this.events = events;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({SALES, ADMIN})
    @Transactional
    @Idempotent
    @Operation(operationId = "registerRep", summary = "Register a rep, who is offered what has waited longest at once")
    @APIResponse(
            responseCode = "201",
            description = "The rep",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RepView.class)))
    public RestResponse<RepView> register(@Valid @NotNull NewRep request) {
        Capacity told = check.require(request);
        capacity.lockReps();
        UUID id = Ids.next();
        if (!reps.insert(id, request, told, clock.instant())) {
            throw USER_HAS_REP.because("another rep has the userSub " + request.userSub());
        }
        Rep rep = reps.get(id);
        events.append(id.toString(), rep.eventSequence, rep.registeredAt, RepRegistered.of(rep));
        capacity.offerWaiting();
        return answer(RestResponse.Status.CREATED, rep);
    }

    @GET
    @RolesAllowed({SALES, ADMIN, SERVICE})
    @Operation(operationId = "listReps", summary = "List the reps, those who left included")
    @APIResponse(responseCode = "200", description = "A page of reps, oldest first")
    public Page<RepView> list(
            @Parameter(description = "Reps on a page, 1 to 200.") @RestQuery @DefaultValue("50") @Min(1) @Max(200)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery @Size(max = 500) @Nullable
                    String after) {
        UUID from = after == null ? START : PageCursor.decode(FILTER, after).uuid(0);
        List<Rep> found = reps.after(from, limit + 1);
        List<RepView> page = views(found.stream().limit(limit).toList());
        return new Page<>(
                page,
                found.size() > limit
                        ? PageCursor.encode(FILTER, page.getLast().id().toString())
                        : null);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({SALES, ADMIN, SERVICE})
    @Operation(operationId = "getRep", summary = "Read a rep, with the ETag that a change needs")
    @APIResponse(responseCode = "200", description = "The rep")
    public RestResponse<RepView> read(@Parameter(description = "Id of the rep.") @RestPath UUID id) {
        return answer(RestResponse.Status.OK, reps.get(id));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({SALES, ADMIN})
    @Transactional
    @Operation(
            operationId = "changeRep",
            summary = "Change what is known of a rep; what is with who leaves goes to others, or waits for them")
    @APIResponse(responseCode = "200", description = "The rep as it is now")
    public RestResponse<RepView> change(
            @Parameter(description = "Id of the rep.") @RestPath UUID id,
            @Parameter(description = "The ETag of the rep as it was read.")
                    @RestHeader("If-Match")
                    @Size(max = 200)
                    @Nullable
                    String ifMatch,
            @Valid @NotNull RepChange request) {
        Optional<Capacity> told = check.require(request);
        capacity.lockReps();
        Rep rep = reps.get(id);
        ETags.require(ifMatch, ETags.of(rep.version));
        Rep.Effect effect = rep.change(request, told);
        if (effect != Rep.Effect.NONE) {
            rep.eventSequence++;
            events.append(id.toString(), rep.eventSequence, clock.instant(), RepChanged.of(rep));
            reps.flush();
        }
        switch (effect) {
            case LEFT -> capacity.repLeft(id);
            case MORE_CAPACITY -> capacity.repCanTakeMore(id);
            case NONE, NAME, LESS_CAPACITY -> {
                // what is offered stays offered
            }
        }
        return answer(RestResponse.Status.OK, rep);
    }

    private List<RepView> views(List<Rep> found) {
        Map<UUID, Integer> capacities =
                left.of(found.stream().map(rep -> rep.id).toList());
        return found.stream()
                .map(rep -> RepView.of(rep, capacities.getOrDefault(rep.id, 0)))
                .toList();
    }

    private RestResponse<RepView> answer(RestResponse.Status status, Rep rep) {
        return ResponseBuilder.<RepView>create(status)
                .entity(views(List.of(rep)).getFirst())
                .header("ETag", ETags.of(rep.version))
                .build();
    }
}
