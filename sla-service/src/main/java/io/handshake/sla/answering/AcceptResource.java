package io.handshake.sla.answering;

import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.sla.SlaProblem.UNKNOWN_HANDOFF;

import io.handshake.chassis.http.ETags;
import io.handshake.chassis.http.Idempotent;
import io.handshake.sla.answering.HandoffReading.Found;
import io.handshake.sla.criteria.FunnelStages.Decision;
import io.handshake.sla.handoffs.AnswerHandoff;
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

/** Where a rep undertakes to work a lead, with or without answers. */
@Path("/v1/handoffs/{id}/accept")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "hand-offs", description = "Qualified leads on their way to a rep.")
@RunOnVirtualThread
public class AcceptResource {

    private final HandoffReading reading;
    private final AnswerHandoff answer;
    private final Asking asking;
    private final Viewer viewer;

    AcceptResource(HandoffReading reading, AnswerHandoff answer, Asking asking, Viewer viewer) {
        this.reading = reading;
        this.answer = answer;
        this.asking = asking;
        this.viewer = viewer;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({REP, BDR})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "acceptHandoff",
            summary = "Undertake to work the lead; only the rep it is offered to can, in time or late",
            description = "The exit criteria of the stage that the pass leaves are answered with it. Without answers no"
                    + " body is needed.")
    @APIResponse(responseCode = "200", description = "The hand-off, accepted")
    public RestResponse<HandoffView> accept(
            @Parameter(description = "Id of the hand-off.") @RestPath UUID id,
            @RequestBody(
                            required = false,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = NewAcceptance.class)))
                    @Valid
                    @Nullable
                    NewAcceptance request) {
        return undertake(id, Asking.given(request == null ? null : request.answers()));
    }

    /** Without a body its format says nothing: many clients name one all the same. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({REP, BDR})
    @Transactional
    @Idempotent
    @Operation(hidden = true)
    public RestResponse<HandoffView> acceptWithoutBody(@RestPath UUID id, @Context HttpHeaders headers) {
        Asking.requireNoBody(headers);
        return undertake(id, Map.of());
    }

    private RestResponse<HandoffView> undertake(UUID id, Map<String, Object> given) {
        Handoff handoff = answer.lockToAccept(id).orElseThrow(() -> unknown(id));
        viewer.requireOffered(handoff);
        answer.accept(handoff, asking.require(handoff, Decision.ACCEPT, given));
        Found found = reading.find(id, viewer.seer()).orElseThrow(() -> unknown(id));
        return ResponseBuilder.ok(found.handoff())
                .header("ETag", ETags.of(found.version()))
                .build();
    }

    private static RuntimeException unknown(UUID id) {
        return UNKNOWN_HANDOFF.because("no hand-off has the id " + id + ", or it is not yours");
    }
}
