package io.handshake.sla.disputes;

import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.sla.SlaProblem.UNKNOWN_HANDOFF;

import io.handshake.chassis.http.Idempotent;
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
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Where marketing disputes a refusal. */
@Path("/v1/handoffs/{id}/disputes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "disputes", description = "Refusals that marketing does not agree with.")
@RunOnVirtualThread
public class OpenDisputeResource {

    private final Disputes disputes;
    private final Speak speak;

    OpenDisputeResource(Disputes disputes, Speak speak) {
        this.disputes = disputes;
        this.speak = speak;
    }

    @POST
    @RolesAllowed(MARKETING)
    @Transactional
    @Idempotent
    @Operation(
            operationId = "openDispute",
            summary = "Dispute a refusal for good",
            description = "A hand-off can be disputed once. It stays refused, whatever comes of the dispute.")
    @APIResponse(
            responseCode = "201",
            description = "The dispute, open",
            headers = @Header(name = "Location", description = "Where the dispute is."),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DisputeView.class)))
    public RestResponse<DisputeView> open(
            @Parameter(description = "Id of the hand-off.") @RestPath UUID id, @Valid @NotNull NewDispute request) {
        Refusal refusal =
                disputes.lockRefusal(id).orElseThrow(() -> UNKNOWN_HANDOFF.because("no hand-off has the id " + id));
        UUID dispute = speak.open(refusal, request.reason());
        return ResponseBuilder.create(
                        RestResponse.Status.CREATED,
                        DisputeView.of(disputes.find(dispute).orElseThrow()))
                .header("Location", "/v1/disputes/" + dispute)
                .build();
    }
}
