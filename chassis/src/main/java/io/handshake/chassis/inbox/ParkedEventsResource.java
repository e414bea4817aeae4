package io.handshake.chassis.inbox;

import static io.handshake.chassis.problem.StandardProblem.NOT_FOUND;

import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.security.Roles;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Peers' events that could not be applied: to see, and to try again once the cause is mended. */
@Path("/v1/parked-events")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Feed")
public class ParkedEventsResource {
    private final Parked parked;
    private final Applying applying;
    private final List<Inbox> inboxes;

    ParkedEventsResource(Parked parked, Applying applying, @All List<Inbox> inboxes) {
        this.parked = parked;
        this.applying = applying;
        this.inboxes = inboxes;
    }

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "listParkedEvents", summary = "List peers' events that could not be applied")
    @APIResponse(responseCode = "200", description = "A page of parked events, oldest first.")
    public Page<ParkedEvent> list(
            @RestQuery @Size(max = 500) @Parameter(description = "Cursor of the page before.") @Nullable String after,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Entries at most.") int limit) {
        long from = after == null ? 0 : PageCursor.decode("parked", after).large(0);
        List<ParkedEvent> page = parked.page(from, limit);
        return new Page<>(
                page,
                page.size() < limit
                        ? null
                        : PageCursor.encode(
                                "parked", Long.toString(page.getLast().id())));
    }

    /** How many events a replay applied. */
    @Schema(description = "How many events a replay applied.")
    public record Replayed(
            @Schema(description = "Events of the subject applied; repeats among them are not counted.", required = true)
            int applied) {}

    @POST
    @Path("/{id}/replay")
    @Transactional
    @Idempotent
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "replayParkedEvent",
            summary = "Try a parked event again, and those of its subject behind it")
    @APIResponse(
            responseCode = "200",
            description = "All of them are applied now; 409 if one still fails, and none is.")
    public Replayed replay(@RestPath @Parameter(description = "The parked event's id.") long id) {
        ParkedEvent event = parked.find(id).orElseThrow(() -> NOT_FOUND.because("no parked event has id " + id));
        Inbox inbox = inboxes.stream()
                .filter(candidate -> candidate.feed().equals(event.feed()))
                .findFirst()
                .orElseThrow(() -> NOT_FOUND.because("this service does not read the feed " + event.feed()));
        return new Replayed(applying.replay(inbox, event.subject()));
    }
}
