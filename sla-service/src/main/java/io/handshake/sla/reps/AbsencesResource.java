package io.handshake.sla.reps;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.sla.SlaProblem.UNKNOWN_ABSENCE;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.sql.Ids;
import io.handshake.sla.handoffs.CapacityChanged;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Keeps when reps are away. */
@Path("/v1/reps/{rep}/absences")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reps", description = "Who follows up leads, and how many a week.")
@RunOnVirtualThread
public class AbsencesResource {
    private static final UUID START = new UUID(0, 0);
    private static final Duration LONGEST = Duration.ofDays(731);

    private final Reps reps;
    private final Absences absences;
    private final CapacityChanged capacity;
    private final EventLog events;
    private final InstantSource clock;

    AbsencesResource(Reps reps, Absences absences, CapacityChanged capacity, EventLog events, InstantSource clock) {
        this.reps = reps;
        this.absences = absences;
        this.capacity = capacity;
        this.events = events;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({SALES, ADMIN})
    @Transactional
    @Idempotent
    @ResponseStatus(201)
    @Operation(
            operationId = "planAbsence",
            summary = "Say when a rep is away",
            description = "Nothing is offered to the rep in that time, and the capacity of the weeks or months it"
                    + " touches shrinks by the share of the rep's working time. What was offered stays offered.")
    @APIResponse(
            responseCode = "201",
            description = "The absence",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = AbsenceView.class)))
    public AbsenceView plan(
            @Parameter(description = "Id of the rep.") @RestPath UUID rep, @Valid @NotNull NewAbsence request) {
        requireSense(request);
        capacity.lockReps();
        Rep away = reps.get(rep);
        AbsenceView absence = new AbsenceView(Ids.next(), rep, request.from(), request.to(), request.title());
        absences.insert(absence);
        tell(away, new RepAbsencePlanned(rep, absence.id(), absence.from(), absence.to()));
        return absence;
    }

    @GET
    @RolesAllowed({SALES, ADMIN, SERVICE})
    @Operation(operationId = "listAbsences", summary = "List when a rep is, was or will be away")
    @APIResponse(responseCode = "200", description = "A page of absences, in the order they were told")
    public Page<AbsenceView> list(
            @Parameter(description = "Id of the rep.") @RestPath UUID rep,
            @Parameter(description = "Absences on a page, 1 to 200.") @RestQuery @DefaultValue("50") @Min(1) @Max(200)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery @Size(max = 500) @Nullable
                    String after) {
        String filter = "absences of " + reps.get(rep).id;
        UUID from = after == null ? START : PageCursor.decode(filter, after).uuid(0);
        List<AbsenceView> found = absences.after(rep, from, limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<AbsenceView> page = found.subList(0, limit);
        return new Page<>(page, PageCursor.encode(filter, page.getLast().id().toString()));
    }

    @DELETE
    @Path("/{absence}")
    @RolesAllowed({SALES, ADMIN})
    @Transactional
    @ResponseStatus(204)
    @Operation(
            operationId = "dropAbsence",
            summary = "Take an absence back; what has waited longest is offered if that makes room")
    @APIResponse(responseCode = "204", description = "The absence is gone")
    public void drop(
            @Parameter(description = "Id of the rep.") @RestPath UUID rep,
            @Parameter(description = "Id of the absence.") @RestPath UUID absence) {
        capacity.lockReps();
        Rep back = reps.get(rep);
        if (!absences.delete(rep, absence)) {
            throw UNKNOWN_ABSENCE.because("the rep has no absence with the id " + absence);
        }
        tell(back, new RepAbsenceDropped(rep, absence));
        capacity.offerWaiting();
    }

    private void tell(Rep rep, Record fact) {
        rep.eventSequence++;
        events.append(rep.id.toString(), rep.eventSequence, clock.instant(), fact);
        reps.flush();
    }

    private static void requireSense(NewAbsence told) {
        Duration time = Duration.between(told.from(), told.to());
        if (!time.isPositive() || time.compareTo(LONGEST) > 0) {
            throw INVALID_CONTENT.because(
                    "an absence ends after it begins, by at most 731 days",
                    List.of(FieldError.at("/to", "must be after from, by at most 731 days")));
        }
    }
}
