package io.handshake.sla.answering;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.sla.SlaProblem.UNKNOWN_HANDOFF;

import io.handshake.chassis.http.ETags;
import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.problem.ProblemException;
import io.handshake.sla.answering.HandoffReading.Filter;
import io.handshake.sla.answering.HandoffReading.Found;
import io.handshake.sla.handoffs.AnswerHandoff;
import io.handshake.sla.handoffs.Handoff;
import io.handshake.sla.reasons.ReasonCode;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Qualified leads on their way to a rep, and the rep's answer. */
@Path("/v1/handoffs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "hand-offs", description = "Qualified leads on their way to a rep.")
@RunOnVirtualThread
public class HandoffsResource {

    private static final UUID START = new UUID(0, 0);
    private static final String STATES =
            "offered|unrouted|suppressed|delivered|accepted|qualified|rejected|cancelled|recycled|disqualified|returned";

    private final HandoffReading reading;
    private final AnswerHandoff answer;
    private final Viewer viewer;

    HandoffsResource(HandoffReading reading, AnswerHandoff answer, Viewer viewer) {
        this.reading = reading;
        this.answer = answer;
        this.viewer = viewer;
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, SERVICE})
    @Operation(
            operationId = "listHandoffs",
            summary = "List hand-offs; a rep sees its own, a manager those of the team")
    @APIResponse(responseCode = "200", description = "A page of hand-offs, oldest first")
    public Page<HandoffView> list(
            @Parameter(
                            description =
                                    "Only those in this state: `offered`, `unrouted`, `suppressed`, `delivered`,"
                                            + " `accepted`, `qualified`, `rejected`, `cancelled`, `recycled`, `disqualified`, `returned`.")
                    @RestQuery
                    @Pattern(regexp = STATES)
                    @Nullable
                    String state,
            @Parameter(description = "Only those offered to this rep last.") @RestQuery @Nullable UUID rep,
            @Parameter(
                            description =
                                    "Only those of this lead, whichever of the ids of leads that were merged into one"
                                            + " is named.")
                    @RestQuery
                    @Nullable
                    UUID lead,
            @Parameter(description = "Hand-offs on a page, 1 to 200.") @RestQuery @DefaultValue("50") @Min(1) @Max(200)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery @Size(max = 500) @Nullable
                    String after) {
        UUID[] only = viewer.seer().only();
        Filter filter = new Filter(state, rep, lead, only == null ? null : List.of(only));
        UUID from = after == null
                ? START
                : PageCursor.decode(filter.toString(), after).uuid(0);
        List<HandoffView> found = reading.list(filter, from, limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        String last = found.get(limit - 1).id().toString();
        return new Page<>(found.subList(0, limit), PageCursor.encode(filter.toString(), last));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, SERVICE})
    @Operation(
            operationId = "getHandoff",
            summary = "Read a hand-off with its offers and clocks; a rep reads its own, a manager those of the team")
    @APIResponse(responseCode = "200", description = "The hand-off")
    public RestResponse<HandoffView> read(@Parameter(description = "Id of the hand-off.") @RestPath UUID id) {
        return answer(id);
    }

    @POST
    @Path("/{id}/reject")
    @RolesAllowed({REP, BDR})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "rejectHandoff",
            summary = "Refuse a hand-off; for lack of time it goes to the next rep, for any other reason it ends")
    @APIResponse(responseCode = "200", description = "The hand-off as it is now")
    public RestResponse<HandoffView> reject(
            @Parameter(description = "Id of the hand-off.") @RestPath UUID id, @Valid @NotNull Rejection request) {
        ReasonCode reason = request.code();
        Handoff handoff = answer.lockToReject(id, reason).orElseThrow(() -> unknown(id));
        viewer.requireOffered(handoff);
        answer.reject(handoff, reason, request.text());
        return answer(id);
    }

    private RestResponse<HandoffView> answer(UUID id) {
        Found found = reading.find(id, viewer.seer()).orElseThrow(() -> unknown(id));
        return ResponseBuilder.ok(found.handoff())
                .header("ETag", ETags.of(found.version()))
                .build();
    }

    private static ProblemException unknown(UUID id) {
        return UNKNOWN_HANDOFF.because("no hand-off has the id " + id + ", or it is not yours");
    }
}
