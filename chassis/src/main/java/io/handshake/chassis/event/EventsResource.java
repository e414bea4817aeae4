package io.handshake.chassis.event;

import static io.handshake.chassis.problem.StandardProblem.CURSOR_BEYOND_FEED;
import static io.handshake.chassis.problem.StandardProblem.MALFORMED_REQUEST;

import io.handshake.chassis.event.FeedPages.FeedPage;
import io.handshake.chassis.event.FeedPages.Filter;
import io.handshake.chassis.event.FeedPages.State;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.problem.ProblemException;
import io.handshake.chassis.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The feed: everything that happened here, for others to read at their own pace. */
@Path("/v1/events")
@RunOnVirtualThread
@Tag(name = "Feed", description = "What happened here, for others to read at their own pace.")
public class EventsResource {
    private static final String BATCH = "application/cloudevents-batch+json";

    private final FeedPages pages;
    private final FeedHeads heads;

    EventsResource(FeedPages pages, FeedHeads heads) {
        this.pages = pages;
        this.heads = heads;
    }

    @GET
    @Produces(BATCH)
    @RolesAllowed({Roles.SERVICE, Roles.ADMIN})
    @Operation(
            operationId = "readEvents",
            summary = "Read the feed",
            description =
                    "Events in commit order per subject, as a CloudEvents 1.0 batch. Keep the Next-Cursor header and send it as `after`. "
                            + "An empty page with a new cursor means: nothing for your filter so far, go on. "
                            + "410 means that this feed was restored to an earlier point: read again from the start.")
    @APIResponse(
            responseCode = "200",
            description = "A page of events; empty when nothing came within `wait`.",
            headers = {
                @Header(
                        name = "Next-Cursor",
                        description = "Send it as `after` to go on.",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Read-Until",
                        description = "Everything committed before this instant is on this page or an earlier one.",
                        schema = @Schema(type = SchemaType.STRING, format = "date-time"))
            },
            content =
                    @Content(
                            mediaType = BATCH,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = CloudEvent[].class)))
    public RestResponse<String> read(
            @RestQuery
                    @Size(max = 1000)
                    @Parameter(description = "Cursor of the page before; absent: from the start.")
                    @Nullable
                    String after,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1000) @Parameter(description = "Events looked at, at most.")
                    int limit,
            @RestQuery
                    @DefaultValue("0")
                    @Min(0)
                    @Max(30)
                    @Parameter(description = "Seconds to wait for news when there is none.")
                    int wait,
            @RestQuery @Size(max = 100) @Parameter(description = "Only events of this type.") @Nullable String type,
            @RestQuery @Size(max = 200) @Parameter(description = "Only events about this subject.") @Nullable
                    String subject,
            @RestQuery
                    @DefaultValue("0-63")
                    @Size(max = 5)
                    @Parameter(
                            description =
                                    "Only these slots of 64, for instance 0-15; a subject stays in one slot for ever.")
                    String slots) {
        SlotRange range = SlotRange.parse(slots).orElseThrow(() -> malformed("slots", "is not a range within 0-63"));
        Filter filter = new Filter(type, subject, range);
        FeedPage page = waitFor(pages.read(cursor(after, filter), filter, limit), filter, limit, wait);
        return RestResponse.ResponseBuilder.ok(page.events())
                .header("Next-Cursor", page.cursor().encode())
                .header("Read-Until", page.readUntil())
                .build();
    }

    private FeedPage waitFor(FeedPage first, Filter filter, int limit, int wait) {
        long end = System.nanoTime() + Duration.ofSeconds(wait).toNanos();
        FeedPage page = first;
        for (long left = end - System.nanoTime();
                page.count() == 0 && left > 0 && heads.awaitBeyond(page.cursor(), Duration.ofNanos(left));
                left = end - System.nanoTime()) {
            page = pages.read(page.cursor(), filter, limit);
        }
        return page;
    }

    private FeedCursor cursor(@Nullable String after, Filter filter) {
        State state = pages.state();
        if (after == null || after.isEmpty()) {
            return FeedCursor.start(state.feed(), filter.toString(), filter.slots());
        }
        FeedCursor cursor = FeedCursor.decode(after)
                .filter(c -> c.isFor(filter.toString()) && c.slots().equals(filter.slots()))
                .orElseThrow(() -> malformed("after", "is not a cursor of this feed with this filter"));
        if (!cursor.feed().equals(state.feed()) || cursor.furthest() > state.written()) {
            throw CURSOR_BEYOND_FEED.because(
                    "this feed was restored to an earlier point; drop what you derived from it and read again without `after`");
        }
        return cursor;
    }

    private static ProblemException malformed(String parameter, String message) {
        return MALFORMED_REQUEST.because(parameter + " " + message, List.of(FieldError.parameter(parameter, message)));
    }
}
