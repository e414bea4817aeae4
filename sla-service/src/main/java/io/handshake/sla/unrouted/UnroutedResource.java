package io.handshake.sla.unrouted;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static java.util.Objects.requireNonNull;

import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.http.PageKey;
import io.handshake.chassis.sql.Sql;
import io.handshake.sla.handoffs.Handoff;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows what waits for a rep. */
@Path("/v1/unrouted")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "routing", description = "Who gets a hand-off, and why.")
@RunOnVirtualThread
public class UnroutedResource {
    private static final String FILTER = "unrouted";
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final UUID FIRST = new UUID(0, 0);

    private final Sql sql;
    private final InstantSource clock;

    UnroutedResource(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({MARKETING, SALES, ADMIN, SERVICE})
    @Operation(
            operationId = "listUnrouted",
            summary = "List the hand-offs that wait for a rep, the longest qualified first",
            description =
                    "In this order they go to reps as soon as there is somebody who can take them. What a rep who left"
                            + " had taken is among them.")
    @APIResponse(responseCode = "200", description = "A page of the queue")
    public Page<UnroutedView> list(
            @Parameter(description = "Hand-offs on a page, 1 to 200.") @RestQuery @DefaultValue("50") @Min(1) @Max(200)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery @Size(max = 500) @Nullable
                    String after) {
        PageKey from = after == null ? null : PageCursor.decode(FILTER, after);
        Instant qualifiedAt = from == null ? EARLIEST : from.instant(0);
        UUID id = from == null ? FIRST : from.uuid(1);
        Instant now = clock.instant();
        List<UnroutedView> found =
                sql.list("""
                select h.id, h.lead, h.pass, h.stage, h.hand_to, h.rep, h.qualified_at,
                       coalesce(w.since, h.opened_at) as since, w.why, w.alarm_due_at, w.alarmed_at
                from handoff h left join waiting_handoff w on w.handoff = h.id
                where %s and (h.qualified_at, h.id) > (?, ?) order by h.qualified_at, h.id limit ?
                """.formatted(Handoff.WAITS), row -> view(row, now), qualifiedAt, id, limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<UnroutedView> page = found.subList(0, limit);
        UnroutedView last = page.getLast();
        return new Page<>(
                page,
                PageCursor.encode(
                        FILTER, last.qualifiedAt().toString(), last.handoff().toString()));
    }

    private static UnroutedView view(ResultSet row, Instant now) throws SQLException {
        Instant since = requireNonNull(Sql.instant(row, "since"));
        return new UnroutedView(
                row.getObject("id", UUID.class),
                row.getObject("lead", UUID.class),
                row.getInt("pass"),
                row.getString("stage"),
                row.getString("hand_to"),
                row.getObject("rep", UUID.class),
                requireNonNull(Sql.instant(row, "qualified_at")),
                since,
                Math.max(0, Duration.between(since, now).toSeconds()),
                row.getString("why"),
                Sql.instant(row, "alarm_due_at"),
                Sql.instant(row, "alarmed_at"));
    }
}
