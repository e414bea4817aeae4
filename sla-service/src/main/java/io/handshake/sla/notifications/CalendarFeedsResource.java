package io.handshake.sla.notifications;

import static io.handshake.sla.SlaProblem.UNKNOWN_CALENDAR_FEED;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Shows calendar programs, which send no token, what is due. */
@Path("/v1/calendar-feeds")
@Produces("text/calendar")
@RunOnVirtualThread
@Tag(name = "notifications")
public class CalendarFeedsResource {
    private final CalendarFeeds feeds;

    CalendarFeedsResource(CalendarFeeds feeds) {
        this.feeds = feeds;
    }

    @GET
    @Path("/{token}.ics")
    @PermitAll
    @SecurityRequirements
    @Operation(
            operationId = "readCalendarFeed",
            summary = "Read what is due to somebody, as a calendar",
            description =
                    "The address is the credential, as calendar programs send no other; it is good for this and nothing else.")
    @APIResponse(
            responseCode = "200",
            description = "The open clocks of a rep's hand-offs, at most 1,000, as events of an iCalendar (RFC 5545)",
            headers = @Header(name = "ETag", description = "Send it as If-None-Match to hear only of changes."))
    @APIResponse(responseCode = "304", description = "It is as the If-None-Match says")
    public RestResponse<String> read(
            @Parameter(description = "What the address ends with before `.ics`.") @RestPath @Size(max = 100)
                    String token,
            @Parameter(description = "The ETag of what was read before.")
                    @RestHeader("If-None-Match")
                    @Size(max = 200)
                    @Nullable
                    String ifNoneMatch) {
        String person = feeds.personOf(token)
                .orElseThrow(() -> UNKNOWN_CALENDAR_FEED.because(
                        "the address is not, or no longer, that of a calendar; get a new one"));
        String text = DueCalendar.of(feeds.dues(person));
        String etag = etag(text);
        return (etag.equals(ifNoneMatch)
                        ? RestResponse.ResponseBuilder.<String>notModified()
                        : RestResponse.ResponseBuilder.ok(text))
                .header("ETag", etag)
                .header("Cache-Control", "private")
                .build();
    }

    private static String etag(String text) {
        CRC32 crc = new CRC32();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        crc.update(bytes);
        return '"' + Long.toHexString(crc.getValue()) + "-" + bytes.length + '"';
    }
}
