package io.handshake.chassis.things;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.event.EventType;
import io.handshake.chassis.http.Checked;
import io.handshake.chassis.http.ETags;
import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Item;
import io.handshake.chassis.http.Items;
import io.handshake.chassis.problem.ProblemType;
import io.handshake.chassis.security.Roles;
import io.handshake.chassis.sql.Ids;
import io.handshake.chassis.sql.Sql;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The smallest service that the chassis carries: things with a name. */
@Path("/v1/things")
@RunOnVirtualThread
public class ThingsResource {
    private final Sql sql;
    private final EventLog events;
    private final Items items;
    private final InstantSource clock;

    ThingsResource(Sql sql, EventLog events, Items items, InstantSource clock) {
        this.sql = sql;
        this.events = events;
        this.items = items;
        this.clock = clock;
    }

    enum ThingProblem implements ProblemType {
        NAME_TAKEN(409, "The name is taken"),
        UNKNOWN_THING(404, "There is no such thing");

        private final int status;
        private final String title;

        ThingProblem(int status, String title) {
            this.status = status;
            this.title = title;
        }

        @Override
        public int status() {
            return status;
        }

        @Override
        public String title() {
            return title;
        }
    }

    @EventType("thing-made")
    @Schema(name = "ThingMade", description = "A thing was made.")
    public record ThingMade(UUID thing, String name) {}

    public record Part(@NotBlank String name) {}

    public record NewThing(
            @NotNull @Size(min = 1, max = 20) String name,
            @Nullable @Max(50) Integer size,
            @Nullable Instant madeAt,
            @Nullable List<@Valid Part> parts) {}

    public record ThingView(UUID id, String name) {}

    public record NewThings(
            @NotNull @Size(min = 1, max = 3) @Schema(implementation = NewThing[].class)
            List<Item<NewThing>> things) {}

    @POST
    @Transactional
    @Idempotent
    @RolesAllowed({Roles.MARKETING, Roles.ADMIN})
    @Operation(operationId = "makeThing")
    public RestResponse<ThingView> make(@Valid @NotNull NewThing request) {
        UUID id = Ids.next();
        int made = sql.update("insert into thing (id, name) values (?, ?) on conflict do nothing", id, request.name());
        if (made == 0) {
            throw ThingProblem.NAME_TAKEN.because("there is a thing of that name; choose another");
        }
        events.append(id.toString(), 1, clock.instant(), new ThingMade(id, request.name()));
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, new ThingView(id, request.name()))
                .location(URI.create("/v1/things/" + id))
                .build();
    }

    @POST
    @Path("/batch")
    @RolesAllowed(Roles.MARKETING)
    @Operation(operationId = "checkThings")
    public List<String> batch(@Valid @NotNull NewThings request) {
        return items.check("things", request.things()).stream()
                .map(item -> switch (item) {
                    case Checked.Good<NewThing> good -> good.value().name();
                    case Checked.Bad<NewThing> bad ->
                        bad.errors().getFirst().pointer() + " "
                                + bad.errors().getFirst().message();
                })
                .toList();
    }

    @GET
    @RolesAllowed(Roles.MARKETING)
    @Operation(operationId = "listThings")
    public List<ThingView> list(
            @RestQuery @DefaultValue("10") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable Instant since,
            @RestQuery List<String> name) {
        return sql.list(
                "select id, name from thing where ?::timestamptz <= now() and (name = any (?::text[]) or ?) order by id limit ?",
                row -> new ThingView(row.getObject("id", UUID.class), row.getString("name")),
                since == null ? Instant.EPOCH : since,
                name.toArray(String[]::new),
                name.isEmpty(),
                limit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.MARKETING)
    @Operation(operationId = "getThing")
    public ThingView get(@RestPath UUID id) {
        return sql.first(
                        "select id, name from thing where id = ?",
                        row -> new ThingView(row.getObject("id", UUID.class), row.getString("name")),
                        id)
                .orElseThrow(() -> ThingProblem.UNKNOWN_THING.because("no thing has id " + id));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.MARKETING)
    @Operation(operationId = "changeThing")
    public ThingView change(
            @RestPath UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull NewThing request) {
        ETags.require(ifMatch, ETags.of(7));
        return new ThingView(id, request.name());
    }

    @GET
    @Path("/broken")
    @RolesAllowed(Roles.MARKETING)
    @Operation(operationId = "breakThings")
    public ThingView broken() {
        sql.update("select from nowhere");
        return new ThingView(UUID.randomUUID(), "");
    }
}
