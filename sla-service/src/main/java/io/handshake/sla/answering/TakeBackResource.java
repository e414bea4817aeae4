package io.handshake.sla.answering;

import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.sla.SlaProblem.DECISION_REFUSED;
import static io.handshake.sla.SlaProblem.UNKNOWN_HANDOFF;

import io.handshake.chassis.http.ETags;
import io.handshake.chassis.http.Idempotent;
import io.handshake.sla.answering.HandoffReading.Found;
import io.handshake.sla.handoffs.Acceptance;
import io.handshake.sla.handoffs.Handoff;
import io.handshake.sla.handoffs.HandoffState;
import io.handshake.sla.handoffs.TakeBackHandoff;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Where an acceptance is taken back. */
@Path("/v1/handoffs/{id}/take-back")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "hand-offs", description = "Qualified leads on their way to a rep.")
@RunOnVirtualThread
public class TakeBackResource {

    private final HandoffReading reading;
    private final TakeBackHandoff takeBack;
    private final Objections objections;
    private final Viewer viewer;

    TakeBackResource(HandoffReading reading, TakeBackHandoff takeBack, Objections objections, Viewer viewer) {
        this.reading = reading;
        this.takeBack = takeBack;
        this.objections = objections;
        this.viewer = viewer;
    }

    @POST
    @RolesAllowed({REP, BDR, SALES})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "takeBackHandoff",
            summary = "Take an acceptance back while the policy allows it; only the rep who holds it and sales can",
            description = "It goes on as if the rep had refused: for lack of time it goes to another rep, for any other"
                    + " reason it ends. The policy of the offer's clock says how long (`reversibleSeconds`). Refused once the"
                    + " pass is over, or an opportunity carries it.")
    @APIResponse(responseCode = "200", description = "The hand-off as it is now")
    public RestResponse<HandoffView> takeBack(
            @Parameter(description = "Id of the hand-off.") @RestPath UUID id, @Valid @NotNull Rejection request) {
        ReasonCode reason = request.code();
        Handoff handoff = takeBack.lock(id, reason).orElseThrow(() -> unknown(id));
        if (handoff.state() != HandoffState.ACCEPTED) {
            throw DECISION_REFUSED.because("only an acceptance can be taken back: " + viewer.truthAbout(handoff));
        }
        if (!viewer.leadsSales() && !viewer.holds(handoff)) {
            throw DECISION_REFUSED.because("only who holds it and sales can: " + viewer.truthAbout(handoff));
        }
        objections.requireNoOpportunity(handoff);
        Acceptance acceptance = takeBack.acceptance(handoff);
        if (!takeBack.takeBack(handoff, acceptance, viewer.user(), reason, request.text())) {
            throw tooLate(id, acceptance);
        }
        Found found = reading.find(id, viewer.seer()).orElseThrow(() -> unknown(id));
        return ResponseBuilder.ok(found.handoff())
                .header("ETag", ETags.of(found.version()))
                .build();
    }

    private static RuntimeException tooLate(UUID id, Acceptance acceptance) {
        return DECISION_REFUSED.because("it is too late since " + acceptance.until() + ": what was accepted at "
                + acceptance.at() + " could be taken back for "
                + acceptance.window().toSeconds()
                + " seconds; whoever holds it gives it back with POST /v1/handoffs/" + id
                + "/return or puts the lead out with POST /v1/handoffs/" + id + "/disqualify");
    }

    private static RuntimeException unknown(UUID id) {
        return UNKNOWN_HANDOFF.because("no hand-off has the id " + id + ", or it is not yours");
    }
}
