package io.handshake.lead.finding;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.event.StoredEvent;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.lead.identity.Aliases;
import io.handshake.lead.identity.ContactKeys;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Tells a lead's story: everything recorded about it and under its contact keys. */
@Path("/v1/leads/{id}/timeline")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Leads")
public class TimelineResource {
    private final Aliases aliases;
    private final ContactKeys keys;
    private final EventLog log;

    TimelineResource(Aliases aliases, ContactKeys keys, EventLog log) {
        this.aliases = aliases;
        this.keys = keys;
        this.log = log;
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, SERVICE})
    @Operation(operationId = "getTimeline", summary = "Tell a lead's story, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "What was recorded about the lead and under its contact keys, in the order of recording")
    public Page<StoredEvent> timeline(
            @RestPath @Parameter(description = "Id of the lead.") UUID id,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Events on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        UUID lead = aliases.require(id, Optional.empty());
        String filter = "timeline " + id;
        long start = after == null ? 0 : PageCursor.decode(filter, after).large(0);
        List<String> subjects = keys.of(List.of(lead)).stream()
                .map(owned -> owned.id().toString())
                .toList();
        List<StoredEvent> events = log.history(subjects, start, limit + 1);
        boolean last = events.size() <= limit;
        List<StoredEvent> page = last ? events : events.subList(0, limit);
        return new Page<>(
                page,
                last
                        ? null
                        : PageCursor.encode(filter, Long.toString(page.getLast().position())));
    }
}
