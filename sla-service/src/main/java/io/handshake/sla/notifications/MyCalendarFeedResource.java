package io.handshake.sla.notifications;

import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.REP;

import io.handshake.chassis.http.Idempotent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Gives reps an address under which a calendar program finds their dues. */
@Path("/v1/me/calendar-feed")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "notifications")
public class MyCalendarFeedResource {
    private final CalendarFeeds feeds;
    private final Reader reader;

    MyCalendarFeedResource(CalendarFeeds feeds, Reader reader) {
        this.feeds = feeds;
        this.reader = reader;
    }

    @POST
    @RolesAllowed({REP, BDR})
    @Transactional
    @Idempotent(secretAnswer = true)
    @ResponseStatus(201)
    @Operation(
            operationId = "createCalendarFeed",
            summary = "Get an address under which a calendar program finds your dues",
            description = "An address you got before stops working.")
    @APIResponse(
            responseCode = "201",
            description = "The address, which is shown this once",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CalendarFeedAddress.class)))
    public CalendarFeedAddress create() {
        return new CalendarFeedAddress("/v1/calendar-feeds/" + feeds.renew(reader.person()) + ".ics");
    }

    @DELETE
    @RolesAllowed({REP, BDR})
    @Transactional
    @ResponseStatus(204)
    @Operation(operationId = "deleteCalendarFeed", summary = "End the address of your dues, if there is one")
    @APIResponse(responseCode = "204", description = "There is no such address")
    public void delete() {
        feeds.end(reader.person());
    }
}
