package io.handshake.sla.answering;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.sla.SlaProblem.TEXT_REQUIRED;
import static io.handshake.sla.SlaProblem.UNKNOWN_HANDOFF;

import io.handshake.chassis.http.ETags;
import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.problem.ProblemException;
import io.handshake.sla.answering.HandoffReading.Found;
import io.handshake.sla.handoffs.ConcludeHandoff;
import io.handshake.sla.handoffs.Handoff;
import io.handshake.sla.reasons.ReasonCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Where a rep who holds a hand-off says that nothing came of it. */
@Path("/v1/handoffs/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "hand-offs", description = "Qualified leads on their way to a rep.")
@RunOnVirtualThread
public class ConcludeResource {

    private final HandoffReading reading;
    private final ConcludeHandoff conclude;
    private final Objections objections;
    private final Viewer viewer;

    ConcludeResource(HandoffReading reading, ConcludeHandoff conclude, Objections objections, Viewer viewer) {
        this.reading = reading;
        this.conclude = conclude;
        this.objections = objections;
        this.viewer = viewer;
    }

    @POST
    @Path("/disqualify")
    @RolesAllowed({REP, BDR})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "disqualifyHandoff",
            summary = "Put the lead out; only the rep who holds the hand-off can",
            description =
                    "The hand-off ends, and the pass is closed as disqualified. Refused once the pass is over, or an"
                            + " opportunity carries it.")
    @APIResponse(responseCode = "200", description = "The hand-off, disqualified")
    public RestResponse<HandoffView> disqualify(
            @Parameter(description = "Id of the hand-off.") @RestPath UUID id, @Valid @NotNull Ending request) {
        ReasonCode reason = reason(request);
        conclude.disqualify(held(id), reason, request.text());
        return answer(id);
    }

    @POST
    @Path("/return")
    @RolesAllowed({REP, BDR})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "returnHandoff",
            summary = "Give the lead back to marketing; only the rep who holds the hand-off can",
            description =
                    "The hand-off ends, and the pass is closed as recycled: marketing nurtures the lead. Refused once"
                            + " the pass is over, or an opportunity carries it.")
    @APIResponse(responseCode = "200", description = "The hand-off, returned")
    public RestResponse<HandoffView> giveBack(
            @Parameter(description = "Id of the hand-off.") @RestPath UUID id, @Valid @NotNull Ending request) {
        ReasonCode reason = reason(request);
        conclude.giveBack(held(id), reason, request.text());
        return answer(id);
    }

    /** A lack of time says nothing of the lead; somebody else can go on with it. */
    private static ReasonCode reason(Ending request) {
        ReasonCode reason = ReasonCode.of(request.reason())
                .filter(ReasonCode::endsHandoff)
                .orElseThrow(() -> INVALID_CONTENT.because(
                        "nothing ends for this reason",
                        List.of(FieldError.at(
                                "/reason", "must be a code of GET /v1/reason-codes, and not rep-capacity"))));
        if (reason.needsText() && request.text() == null) {
            throw TEXT_REQUIRED.because(
                    "the reason " + reason.wireName() + " needs a text",
                    List.of(FieldError.at("/text", "must say more")));
        }
        return reason;
    }

    private Handoff held(UUID id) {
        Handoff handoff = conclude.lock(id).orElseThrow(() -> unknown(id));
        viewer.requireHeld(handoff);
        objections.requireNoOpportunity(handoff);
        return handoff;
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
