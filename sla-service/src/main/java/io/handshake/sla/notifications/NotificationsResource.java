package io.handshake.sla.notifications;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static java.util.Objects.requireNonNull;

import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.problem.FieldError;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows people what concerns them, and keeps what they want to be told of. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "notifications", description = "What concerns whoever asks.")
public class NotificationsResource {
    private final Inboxes inboxes;
    private final Reader reader;

    NotificationsResource(Inboxes inboxes, Reader reader) {
        this.inboxes = inboxes;
        this.reader = reader;
    }

    @GET
    @Path("/notifications")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN})
    @Operation(
            operationId = "listNotifications",
            summary = "List what concerns you",
            description = "Of the kinds you want to be told of, from the last 90 days.")
    @APIResponse(responseCode = "200", description = "A page of notifications, the latest first")
    public Page<NotificationView> list(
            @Parameter(description = "Whether only what you have not read: `true` or `false`.")
                    @RestQuery
                    @DefaultValue("false")
                    @Pattern(regexp = "true|false")
                    String unread,
            @Parameter(description = "Notifications on a page, 1 to 200.")
                    @RestQuery
                    @DefaultValue("50")
                    @Min(1)
                    @Max(200)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery @Size(max = 500) @Nullable
                    String after) {
        String filter = "notifications|" + reader.person() + "|" + unread;
        long from = after == null
                ? Long.MAX_VALUE
                : PageCursor.decode(filter, after).large(0);
        List<NotificationView> found = inboxes.before(reader, from, Boolean.parseBoolean(unread), limit + 1);
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, limit),
                        PageCursor.encode(
                                filter, Long.toString(found.get(limit - 1).id())));
    }

    /** How many notifications are newly read. */
    @Schema(name = "NotificationsRead", description = "How many notifications you had not read before.")
    public record Marked(
            @Schema(
                    description = "How many you had not read before; of no concern to you are not counted.",
                    required = true,
                    minimum = "0")
            int read) {}

    @POST
    @Path("/notifications/read")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "readNotifications",
            summary = "Tell what you have read, one by one or up to some point",
            description =
                    "Up to some point means what `listNotifications` shows from there on: of the kinds you want to"
                            + " be told of, and nothing that was told since you read the list.")
    @APIResponse(responseCode = "200", description = "How many you had not read before")
    public Marked read(@Valid @NotNull ReadMark request) {
        Long through = request.through();
        List<Long> ids = request.ids();
        if ((through == null) == (ids == null)) {
            throw INVALID_CONTENT.because(
                    "/through must be told, or else /ids.",
                    List.of(FieldError.at("/through", "must be told, or else ids, and not both")));
        }
        return new Marked(through != null ? readThrough(through) : inboxes.read(reader, requireNonNull(ids)));
    }

    private int readThrough(long id) {
        if (!inboxes.has(reader, id)) {
            throw INVALID_CONTENT.because(
                    "no notification of yours has the id " + id,
                    List.of(FieldError.at("/through", "must be the id of one of your notifications")));
        }
        return inboxes.readThrough(reader, id);
    }

    @GET
    @Path("/me/notifications")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN})
    @Operation(operationId = "getNotificationPreferences", summary = "Read what you want to be told of")
    @APIResponse(responseCode = "200", description = "What you want to be told of")
    public NotificationPreferences preferences() {
        return new NotificationPreferences(inboxes.kinds(reader));
    }

    @PUT
    @Path("/me/notifications")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN})
    @Transactional
    @Operation(
            operationId = "putNotificationPreferences",
            summary = "Say what you want to be told of",
            description = "It holds for what you were told before, too: nothing is lost when you change your mind.")
    @APIResponse(responseCode = "200", description = "What you want to be told of")
    public NotificationPreferences prefer(@Valid @NotNull NotificationPreferences request) {
        List<String> kinds = request.kinds().stream().distinct().toList();
        inboxes.prefer(reader, kinds);
        return new NotificationPreferences(kinds);
    }
}
