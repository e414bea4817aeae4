package io.handshake.sla.worklist;

import static io.handshake.chassis.problem.StandardProblem.MALFORMED_REQUEST;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;

import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.http.PageKey;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.problem.ProblemException;
import io.handshake.sla.oversight.Oversight;
import io.handshake.sla.worklist.Worklist.Filter;
import io.handshake.sla.worklist.Worklist.Item;
import io.handshake.sla.worklist.Worklist.Place;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows what is to be done. */
@Path("/v1/worklist")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "worklist", description = "What reps have to do, the most urgent first.")
@RunOnVirtualThread
public class WorklistResource {

    private final Worklist worklist;
    private final Oversight oversight;
    private final InstantSource clock;

    WorklistResource(Worklist worklist, Oversight oversight, InstantSource clock) {
        this.worklist = worklist;
        this.oversight = oversight;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({SALES, REP, BDR, ADMIN})
    @Operation(
            operationId = "getWorklist",
            summary = "List what is offered to or held by you, the most urgent first",
            description =
                    "What is due first comes first, what has no due time last; then the higher score, then the smaller"
                            + " id. A manager may ask for the team, or a rep of it; sales and admins for any.")
    @APIResponse(responseCode = "200", description = "A page of hand-offs that have not ended")
    public Page<WorkItemView> list(
            @Parameter(description = "Those of all reps of this team: one you manage, or any for sales and admins.")
                    @RestQuery
                    @Size(max = 63)
                    @Nullable
                    String team,
            @Parameter(
                            description =
                                    "Those of this rep: yourself, one of a team you manage, or any for sales and admins.")
                    @RestQuery
                    @Nullable
                    UUID rep,
            @Parameter(description = "Only those in this state: `offered`, `accepted` or `delivered`.")
                    @RestQuery
                    @Pattern(regexp = "offered|accepted|delivered")
                    @Nullable
                    String state,
            @Parameter(
                            description =
                                    "Only those with an open clock whose due time has passed (`true`), or the others"
                                            + " (`false`).")
                    @RestQuery
                    @Pattern(regexp = "true|false")
                    @Nullable
                    String overdue,
            @Parameter(description = "Hand-offs on a page, 1 to 200.") @RestQuery @DefaultValue("50") @Min(1) @Max(200)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery @Size(max = 500) @Nullable
                    String after) {
        List<UUID> reps = reps(team, rep);
        String filter = "worklist " + (team == null ? reps : team) + " " + state + " " + overdue;
        List<Item> found = worklist.after(
                new Filter(reps, state, overdue == null ? null : Boolean.valueOf(overdue)),
                after == null ? Place.FIRST : place(PageCursor.decode(filter, after)),
                clock.instant(),
                limit + 1);
        List<WorkItemView> page = found.stream().limit(limit).map(Item::view).toList();
        return new Page<>(
                page, found.size() > limit ? cursor(filter, found.get(limit - 1).place()) : null);
    }

    private List<UUID> reps(@Nullable String team, @Nullable UUID rep) {
        if (team != null && rep != null) {
            throw nonsense("rep", "goes without team: ask for one of them");
        }
        if (team != null) {
            return oversight.requireTeam(team);
        }
        if (rep != null) {
            oversight.requireRep(rep);
            return List.of(rep);
        }
        Optional<UUID> me = oversight.me();
        if (me.isEmpty() && oversight.seesAll()) {
            throw nonsense("rep", "is needed, or team: you are no rep yourself");
        }
        return me.stream().toList();
    }

    private static Place place(PageKey key) {
        String due =
                key.text(0).equals(Place.NEVER) ? Place.NEVER : key.instant(0).toString();
        return new Place(due, Double.toString(key.real(1)), key.uuid(2));
    }

    private static String cursor(String filter, Place last) {
        return PageCursor.encode(filter, last.due(), last.rank(), last.id().toString());
    }

    private static ProblemException nonsense(String parameter, String message) {
        return MALFORMED_REQUEST.because(parameter + " " + message, List.of(FieldError.parameter(parameter, message)));
    }
}
