package io.handshake.lead.intake;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.PARTNER;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.lead.LeadProblem.VISITOR_IS_ANOTHER;
import static io.handshake.lead.partner.Scope.LEADS_WRITE;

import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.problem.FieldError;
import io.handshake.lead.partner.NeedsScope;
import io.handshake.lead.partner.PartnerKeysResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Joins anonymous visitors to the people they turn out to be. */
@Path("/v1/visitors")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Visitors", description = "Devices whose owner is not known yet")
public class VisitorsResource {
    private final Hearing hearing;
    private final TakeInLeads intake;

    VisitorsResource(Hearing hearing, TakeInLeads intake) {
        this.hearing = hearing;
        this.intake = intake;
    }

    @POST
    @Path("/{visitorId}/identify")
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = PartnerKeysResource.SCHEME)
    @RolesAllowed({PARTNER, MARKETING, SALES, SERVICE})
    @NeedsScope(LEADS_WRITE)
    @Transactional
    @Idempotent
    @Operation(
            operationId = "identifyVisitor",
            summary = "Say who a visitor is",
            description =
                    "What the visitor did, before and after, counts for the lead from now on. Said again, it changes nothing. A visitor who is another lead already stays with it.")
    @APIResponse(
            responseCode = "201",
            description = "Nobody knew the person; the lead was created",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where the lead is.",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = LeadReceipt.class)))
    @APIResponse(
            responseCode = "200",
            description = "The visitor is this lead",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where the lead is.",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = LeadReceipt.class)))
    public RestResponse<LeadReceipt> identify(
            @RestPath @Size(max = 200) @Parameter(description = "Device or cookie id of the visitor.") String visitorId,
            @Valid @NotNull Identification request) {
        List<FieldError> errors = hearing.errors(request);
        if (!errors.isEmpty()) {
            throw INVALID_CONTENT.because("what is told cannot be taken in", errors);
        }
        Taken taken = intake.takeIn(List.of(hearing.hear(visitorId, request))).getFirst();
        if (taken.visitor() == Visitor.WITH_ANOTHER_LEAD) {
            throw VISITOR_IS_ANOTHER.because(
                    "the visitor was identified as somebody else before and stays so, since two people may share a device; nothing was changed");
        }
        return LeadReceipt.answer(taken);
    }
}
