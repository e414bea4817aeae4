package io.handshake.sla.territories;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.sla.SlaProblem.UNKNOWN_TERRITORY;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.http.ETags;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.sla.teams.Teams;
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

/** Keeps the territories, and whose they are. */
@Path("/v1/territories")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "territories", description = "Which leads are whose.")
@RunOnVirtualThread
public class TerritoriesResource {
    private static final String FILTER = "territories";

    private final Territories territories;
    private final CheckTerritory check;
    private final EventLog events;
    private final InstantSource clock;

    TerritoriesResource(Territories territories, CheckTerritory check, EventLog events, InstantSource clock) {
        this.territories = territories;
        this.check = check;
        this.events = events;
        this.clock = clock;
    }

    @PUT
    @Path("/{key}")
    @RolesAllowed({SALES, ADMIN})
    @Transactional
    @Operation(
            operationId = "putTerritory",
            summary = "Write a territory: a new one, or as it is from now on",
            description =
                    "A territory that is there needs the ETag it was read with. Written so before, nothing changes.")
    @APIResponse(
            responseCode = "201",
            description = "The new territory",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TerritoryView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The territory as it is now",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TerritoryView.class)))
    public RestResponse<TerritoryView> put(
            @Parameter(description = "Key of the territory: 1 to 63 small letters, digits and hyphens.")
                    @RestPath
                    @Pattern(regexp = Teams.KEY, message = Teams.KEY_MESSAGE)
                    String key,
            @Parameter(description = "The ETag of the territory as it was read; none for a new one.")
                    @RestHeader("If-Match")
                    @Size(max = 200)
                    @Nullable
                    String ifMatch,
            @Valid @NotNull TerritoryDeclaration request) {
        territories.queue();
        Optional<TerritoryView> known = territories.find(key);
        known.ifPresent(territory -> ETags.require(ifMatch, ETags.of(territory.version())));
        check.require(key, request);
        if (known.isPresent() && known.get().says(request)) {
            return answer(RestResponse.Status.OK, known.get());
        }
        territories.write(key, request);
        return answer(known.isPresent() ? RestResponse.Status.OK : RestResponse.Status.CREATED, told(key));
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "getTerritory", summary = "Read a territory, with the ETag that a change needs")
    @APIResponse(responseCode = "200", description = "The territory")
    public RestResponse<TerritoryView> read(
            @Parameter(description = "Key of the territory.") @RestPath @Size(max = 63) String key) {
        Optional<TerritoryView> found = territories.find(key);
        return answer(
                RestResponse.Status.OK,
                found.orElseThrow(() -> UNKNOWN_TERRITORY.because("no territory has the key " + key)));
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "listTerritories", summary = "List the territories")
    @APIResponse(responseCode = "200", description = "A page of territories, by key")
    public Page<TerritoryView> list(
            @Parameter(description = "Territories on a page, 1 to 200.")
                    @RestQuery
                    @DefaultValue("50")
                    @Min(1)
                    @Max(200)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery @Size(max = 500) @Nullable
                    String after) {
        String from = after == null ? "" : PageCursor.decode(FILTER, after).text(0);
        List<TerritoryView> found = territories.after(from, limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<TerritoryView> page = found.subList(0, limit);
        return new Page<>(page, PageCursor.encode(FILTER, page.getLast().key()));
    }

    private TerritoryView told(String key) {
        TerritoryView territory = territories.find(key).orElseThrow();
        events.append("territory/" + key, territory.version(), clock.instant(), TerritoryChanged.of(territory));
        return territory;
    }

    private static RestResponse<TerritoryView> answer(RestResponse.Status status, TerritoryView territory) {
        return ResponseBuilder.create(status, territory)
                .header("ETag", ETags.of(territory.version()))
                .build();
    }
}
