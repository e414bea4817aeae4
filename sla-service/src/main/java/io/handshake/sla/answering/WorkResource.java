package io.handshake.sla.answering;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.sla.SlaProblem.DECISION_REFUSED;
import static io.handshake.sla.SlaProblem.UNKNOWN_HANDOFF;

import io.handshake.chassis.http.ETags;
import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.problem.FieldError;
import io.handshake.sla.answering.HandoffReading.Found;
import io.handshake.sla.handoffs.Handoff;
import io.handshake.sla.handoffs.WorkHandoff;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** What a rep does with a hand-off it holds: one that it accepted, or that was put into its hands. */
@Path("/v1/handoffs/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "hand-offs", description = "Qualified leads on their way to a rep.")
@RunOnVirtualThread
public class WorkResource {

    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final UUID START = new UUID(0, 0);

    private final HandoffReading reading;
    private final TouchReading touches;
    private final WorkHandoff work;
    private final Viewer viewer;
    private final InstantSource clock;

    WorkResource(HandoffReading reading, TouchReading touches, WorkHandoff work, Viewer viewer, InstantSource clock) {
        this.reading = reading;
        this.touches = touches;
        this.work = work;
        this.viewer = viewer;
        this.clock = clock;
    }

    @POST
    @Path("/touches")
    @RolesAllowed({REP, BDR})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "addTouch",
            summary =
                    "Report that you got in touch with the lead; only the rep who holds the hand-off, or held it last, can",
            description =
                    "The first touch stops the clocks that wait for it, at the time it happened, when it is reported"
                            + " within the policy's lateEvidenceSeconds after they were due, and else at the time it is reported."
                            + " A breach that it proves wrong is taken back, also after the hand-off or its pass has ended; what"
                            + " is told of a hand-off that was qualified, disqualified or returned happened before that.")
    @APIResponse(
            responseCode = "201",
            description = "The touch",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TouchView.class)))
    public RestResponse<TouchView> touch(
            @Parameter(description = "Id of the hand-off.") @RestPath UUID id, @Valid @NotNull NewTouch request) {
        Handoff handoff = work.lock(id).orElseThrow(() -> unknown(id));
        Instant now = clock.instant();
        Instant occurredAt =
                request.occurredAt() == null ? now : request.occurredAt().truncatedTo(ChronoUnit.MICROS);
        viewer.requireHeldAt(handoff, occurredAt);
        if (occurredAt.isAfter(now.plus(AHEAD))) {
            throw refused("/occurredAt", "must not be in the future");
        }
        if (occurredAt.isBefore(seen(id).handoff().openedAt())) {
            throw refused("/occurredAt", "must not be before the hand-off was opened");
        }
        return RestResponse.status(
                RestResponse.Status.CREATED,
                TouchView.of(work.touch(handoff, request.kind(), request.outcome(), occurredAt)));
    }

    @GET
    @Path("/touches")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, SERVICE})
    @Operation(
            operationId = "listTouches",
            summary = "List the touches of a hand-off; a rep those of its own hand-offs")
    @APIResponse(responseCode = "200", description = "A page of touches, in the order they were reported")
    public Page<TouchView> touches(
            @Parameter(description = "Id of the hand-off.") @RestPath UUID id,
            @Parameter(description = "Touches on a page, 1 to 200.") @RestQuery @DefaultValue("50") @Min(1) @Max(200)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery @Size(max = 500) @Nullable
                    String after) {
        seen(id);
        String filter = "touches " + id;
        UUID from = after == null ? START : PageCursor.decode(filter, after).uuid(0);
        List<TouchView> found = touches.list(id, viewer.seer(), from, limit + 1);
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, limit),
                        PageCursor.encode(filter, found.get(limit - 1).id().toString()));
    }

    @POST
    @Path("/pause")
    @RolesAllowed({REP, BDR})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "pauseHandoff",
            summary = "Let the clocks stand still; only the rep who holds the hand-off can",
            description = "For a reason that the policy allows; what goes beyond its pause budget counts all the same.")
    @APIResponse(responseCode = "200", description = "The hand-off with its clocks")
    public RestResponse<HandoffView> pause(
            @Parameter(description = "Id of the hand-off.") @RestPath UUID id, @Valid @NotNull PauseRequest request) {
        Handoff handoff = held(id);
        Set<String> reasons = work.pauseReasons(handoff)
                .orElseThrow(() -> DECISION_REFUSED.because(
                        "no clock of this hand-off is open that could stand still: " + viewer.truthAbout(handoff)));
        if (!reasons.contains(request.reason())) {
            throw refused(
                    "/reason",
                    reasons.isEmpty()
                            ? "the policies of its open clocks allow no pause"
                            : "must be one of " + String.join(", ", reasons));
        }
        if (!work.pause(handoff, request.reason())) {
            throw DECISION_REFUSED.because("its clocks stand still already; resume them first");
        }
        return answer(id);
    }

    @POST
    @Path("/resume")
    @RolesAllowed({REP, BDR})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "resumeHandoff",
            summary = "Let the clocks run again; only the rep who holds the hand-off can")
    @APIResponse(responseCode = "200", description = "The hand-off with its clocks")
    public RestResponse<HandoffView> resume(@Parameter(description = "Id of the hand-off.") @RestPath UUID id) {
        if (!work.resume(held(id))) {
            throw DECISION_REFUSED.because("its clocks do not stand still");
        }
        return answer(id);
    }

    private Handoff held(UUID id) {
        Handoff handoff = work.lock(id).orElseThrow(() -> unknown(id));
        viewer.requireHeld(handoff);
        return handoff;
    }

    private Found seen(UUID id) {
        return reading.find(id, viewer.seer()).orElseThrow(() -> unknown(id));
    }

    private RestResponse<HandoffView> answer(UUID id) {
        Found found = seen(id);
        return ResponseBuilder.ok(found.handoff())
                .header("ETag", ETags.of(found.version()))
                .build();
    }

    private static RuntimeException refused(String pointer, String why) {
        return INVALID_CONTENT.because("this cannot be as it is told", List.of(FieldError.at(pointer, why)));
    }

    private static RuntimeException unknown(UUID id) {
        return UNKNOWN_HANDOFF.because("no hand-off has the id " + id + ", or it is not yours");
    }
}
