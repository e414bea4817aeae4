package io.handshake.sla.answering;

import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.sla.SlaProblem.DECISION_REFUSED;
import static io.handshake.sla.SlaProblem.UNKNOWN_HANDOFF;

import io.handshake.chassis.http.ETags;
import io.handshake.chassis.http.Idempotent;
import io.handshake.sla.answering.HandoffReading.Found;
import io.handshake.sla.criteria.FunnelStages.Decision;
import io.handshake.sla.handoffs.ConcludeHandoff;
import io.handshake.sla.handoffs.Handoff;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Where a rep says that a lead is worth an opportunity, with or without answers. */
@Path("/v1/handoffs/{id}/qualify")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "hand-offs", description = "Qualified leads on their way to a rep.")
@RunOnVirtualThread
public class QualifyResource {

    private final HandoffReading reading;
    private final ConcludeHandoff conclude;
    private final Asking asking;
    private final Objections objections;
    private final Viewer viewer;

    QualifyResource(
            HandoffReading reading, ConcludeHandoff conclude, Asking asking, Objections objections, Viewer viewer) {
        this.reading = reading;
        this.conclude = conclude;
        this.asking = asking;
        this.objections = objections;
        this.viewer = viewer;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({REP, BDR})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "qualifyHandoff",
            summary = "Say that the lead is worth an opportunity; only the rep who has the hand-off can",
            description =
                    "The pass enters the sales-qualified stage; the exit criteria of the stage it leaves are answered"
                            + " with it. Without answers no body is needed. Other clocks of the hand-off than `outcome` end."
                            + " What was delivered on a funnel without such a stage is refused: an opportunity of"
                            + " lead-service that names the hand-off says there that the lead is worth one. So is what is said in"
                            + " a pass that is over. On a funnel where sales qualifies before it accepts, whom it is offered to"
                            + " qualifies it, once; it stays `offered`, with its clock, until it is accepted.")
    @APIResponse(responseCode = "200", description = "The hand-off, qualified")
    public RestResponse<HandoffView> qualify(
            @Parameter(description = "Id of the hand-off.") @RestPath UUID id,
            @RequestBody(
                            required = false,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = Qualification.class)))
                    @Valid
                    @Nullable
                    Qualification request) {
        return conclude(id, Asking.given(request == null ? null : request.answers()));
    }

    /** Without a body its format says nothing: many clients name one all the same. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({REP, BDR})
    @Transactional
    @Idempotent
    @Operation(hidden = true)
    public RestResponse<HandoffView> qualifyWithoutBody(@RestPath UUID id, @Context HttpHeaders headers) {
        Asking.requireNoBody(headers);
        return conclude(id, Map.of());
    }

    private RestResponse<HandoffView> conclude(UUID id, Map<String, Object> given) {
        Handoff handoff = conclude.lock(id).orElseThrow(() -> unknown(id));
        if (asking.qualifiesFirst(handoff)) {
            qualifyOffer(handoff, given);
        } else {
            viewer.requireHeld(handoff);
            objections.requireOpenPass(handoff);
            asking.requireStage(handoff, Decision.QUALIFY);
            conclude.qualify(handoff, asking.require(handoff, Decision.QUALIFY, given));
        }
        Found found = reading.find(id, viewer.seer()).orElseThrow(() -> unknown(id));
        return ResponseBuilder.ok(found.handoff())
                .header("ETag", ETags.of(found.version()))
                .build();
    }

    /** Sales qualifies before it accepts: the offer stays open, and is to be accepted next. */
    private void qualifyOffer(Handoff handoff, Map<String, Object> given) {
        if (viewer.holds(handoff)) {
            throw DECISION_REFUSED.because(
                    "its funnel qualifies before it accepts, and it is accepted; " + Asking.opportunity(handoff));
        }
        viewer.requireOffered(handoff);
        if (conclude.isQualified(handoff)) {
            throw DECISION_REFUSED.because(
                    "it is qualified already; accept it with POST /v1/handoffs/" + handoff.id() + "/accept");
        }
        conclude.qualifyOffer(handoff, asking.require(handoff, Decision.QUALIFY, given));
    }

    private static RuntimeException unknown(UUID id) {
        return UNKNOWN_HANDOFF.because("no hand-off has the id " + id + ", or it is not yours");
    }
}
