package io.handshake.lead.activity;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.lead.LeadProblem.UNKNOWN_QUARANTINED_ACTIVITY;
import static io.handshake.lead.LeadProblem.UNREGISTERED_ACTIVITY_TYPE;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.event.NewEvent;
import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows what waits in quarantine, and lets it go on. */
@Path("/v1/quarantined-activities")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Quarantine", description = "Activities that do not fit a registered type")
public class QuarantineResource {
    /** How many go on in one call, so that a transaction stays short. */
    static final int AT_ONCE = 10_000;

    private final Quarantine quarantine;
    private final ActivityTypes types;
    private final EventLog log;

    QuarantineResource(Quarantine quarantine, ActivityTypes types, EventLog log) {
        this.quarantine = quarantine;
        this.types = types;
        this.log = log;
    }

    /** Which activities shall go on. */
    @Schema(description = "Which activities shall go on.")
    public record Replay(
            @NotNull
            @Pattern(regexp = NewActivity.TYPE, message = NewActivity.TYPE_MESSAGE)
            @Schema(description = "Their type, registered by now; 1 to 64 small letters, digits and dashes.")
            String type) {}

    /** How many went on. */
    @Schema(description = "How many activities were released.")
    public record Released(
            @Schema(description = "Activities released by this call, 10,000 at most.", required = true, minimum = "0")
            int released,

            @Schema(
                    description =
                            "Activities of the type that were not judged yet as it is described now; call again until it is 0.",
                    required = true,
                    minimum = "0")
            long remaining,

            @Schema(
                    description =
                            "Activities of the type that still wait, since they do not fit it as it is described now.",
                    required = true,
                    minimum = "0")
            long unfit) {}

    @GET
    @RolesAllowed({MARKETING, ADMIN})
    @Operation(operationId = "listQuarantinedActivities", summary = "List the activities that wait")
    @APIResponse(responseCode = "200", description = "A page of quarantined activities")
    public Page<QuarantinedActivityView> list(
            @RestQuery
                    @Pattern(regexp = NewActivity.TYPE, message = NewActivity.TYPE_MESSAGE)
                    @Parameter(description = "Only activities of this type.")
                    @Nullable
                    String type,
            @RestQuery
                    @Pattern(regexp = "^[a-z-]{1,64}$", message = "must be 1 to 64 small letters and dashes")
                    @Parameter(
                            description =
                                    "Only activities that wait for this reason: unregistered-type, properties-do-not-fit.")
                    @Nullable
                    String reason,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Activities on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        String filter = "quarantined-activities " + type + " " + reason;
        UUID start = after == null ? null : PageCursor.decode(filter, after).uuid(0);
        List<QuarantinedActivityView> found = quarantine.after(type, reason, start, limit + 1);
        boolean last = found.size() <= limit;
        List<QuarantinedActivityView> page = last ? found : found.subList(0, limit);
        return new Page<>(
                page,
                last
                        ? null
                        : PageCursor.encode(filter, page.getLast().activity().toString()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({MARKETING, ADMIN})
    @Operation(operationId = "getQuarantinedActivity", summary = "Show an activity that waits")
    @APIResponse(responseCode = "200", description = "The activity, with what is wrong")
    public QuarantinedActivityView get(@RestPath @Parameter(description = "Id of the activity.") UUID id) {
        return quarantine
                .find(id)
                .orElseThrow(() -> UNKNOWN_QUARANTINED_ACTIVITY.because("no activity " + id + " waits in quarantine"));
    }

    @POST
    @Path("/replay")
    @RolesAllowed(ADMIN)
    @Transactional
    @Idempotent
    @Operation(
            operationId = "replayQuarantinedActivities",
            summary = "Release the activities of a type that fit it by now",
            description =
                    "Each is judged by the type as it is described now. Those that fit are recorded with the time they were reported with; the rest goes on waiting.")
    @APIResponse(responseCode = "200", description = "How many were released")
    public Released replay(@Valid @NotNull Replay request) {
        @Nullable
        RegisteredType type = types.registered(List.of(request.type()), List.of(request.type()))
                .get(request.type());
        if (type == null) {
            throw UNREGISTERED_ACTIVITY_TYPE.because("register activity type " + request.type() + " first");
        }
        List<NewEvent> released = quarantine.release(type, AT_ONCE);
        log.appendUnordered(released);
        return quarantine.left(type, released.size());
    }
}
