package io.handshake.sla.teams;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.sla.SlaProblem.UNKNOWN_TEAM;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.http.ETags;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.problem.FieldError;
import io.handshake.sla.calendars.Calendars;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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

/** Keeps the teams that territories are worked by. */
@Path("/v1/teams")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "teams", description = "Reps who work together.")
@RunOnVirtualThread
public class TeamsResource {
    private static final String FILTER = "teams";

    private final Teams teams;
    private final Calendars calendars;
    private final EventLog events;
    private final InstantSource clock;

    TeamsResource(Teams teams, Calendars calendars, EventLog events, InstantSource clock) {
        this.teams = teams;
        this.calendars = calendars;
        this.events = events;
        this.clock = clock;
    }

    @PUT
    @Path("/{key}")
    @RolesAllowed({SALES, ADMIN})
    @Transactional
    @Operation(
            operationId = "putTeam",
            summary = "Write a team: a new one, or as it is from now on",
            description = "A team that is there needs the ETag it was read with. Written so before, nothing changes.")
    @APIResponse(
            responseCode = "201",
            description = "The new team",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TeamView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The team as it is now",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TeamView.class)))
    public RestResponse<TeamView> put(
            @Parameter(description = "Key of the team: 1 to 63 small letters, digits and hyphens.")
                    @RestPath
                    @Pattern(regexp = Teams.KEY, message = Teams.KEY_MESSAGE)
                    String key,
            @Parameter(description = "The ETag of the team as it was read; none for a new one.")
                    @RestHeader("If-Match")
                    @Size(max = 200)
                    @Nullable
                    String ifMatch,
            @Valid @NotNull TeamDeclaration request) {
        requireCalendar(request.calendar());
        if (teams.insert(key, request)) {
            return answer(RestResponse.Status.CREATED, told(key));
        }
        TeamView known = teams.lock(key).orElseThrow();
        ETags.require(ifMatch, ETags.of(known.version()));
        if (known.says(request)) {
            return answer(RestResponse.Status.OK, known);
        }
        teams.update(key, request);
        return answer(RestResponse.Status.OK, told(key));
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "getTeam", summary = "Read a team, with the ETag that a change needs")
    @APIResponse(responseCode = "200", description = "The team")
    public RestResponse<TeamView> read(
            @Parameter(description = "Key of the team.") @RestPath @Size(max = 63) String key) {
        Optional<TeamView> found = teams.find(key);
        return answer(
                RestResponse.Status.OK, found.orElseThrow(() -> UNKNOWN_TEAM.because("no team has the key " + key)));
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "listTeams", summary = "List the teams")
    @APIResponse(responseCode = "200", description = "A page of teams, by key")
    public Page<TeamView> list(
            @Parameter(description = "Teams on a page, 1 to 200.") @RestQuery @DefaultValue("50") @Min(1) @Max(200)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery @Size(max = 500) @Nullable
                    String after) {
        String from = after == null ? "" : PageCursor.decode(FILTER, after).text(0);
        List<TeamView> found = teams.after(from, limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<TeamView> page = found.subList(0, limit);
        return new Page<>(page, PageCursor.encode(FILTER, page.getLast().key()));
    }

    private void requireCalendar(@Nullable String calendar) {
        if (calendar != null && calendars.inForce(calendar, clock.instant()).isEmpty()) {
            throw INVALID_CONTENT.because(
                    "no calendar with the key " + calendar + " counts now",
                    List.of(FieldError.at("/calendar", "must be the key of a calendar whose time has come")));
        }
    }

    private TeamView told(String key) {
        TeamView team = teams.find(key).orElseThrow();
        events.append("team/" + key, team.version(), clock.instant(), TeamChanged.of(team));
        return team;
    }

    private static RestResponse<TeamView> answer(RestResponse.Status status, TeamView team) {
        return ResponseBuilder.create(status, team)
                .header("ETag", ETags.of(team.version()))
                .build();
    }
}
