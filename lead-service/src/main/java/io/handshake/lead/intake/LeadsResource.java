package io.handshake.lead.intake;

import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.PARTNER;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.lead.partner.Scope.LEADS_WRITE;

import io.handshake.chassis.http.Checked;
import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Items;
import io.handshake.lead.partner.NeedsScope;
import io.handshake.lead.partner.PartnerKeysResource;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Takes in leads. */
@Path("/v1/leads")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Leads", description = "People: told about, recognised and shown")
public class LeadsResource {
    private final TakeInLeads intake;
    private final OneByOne oneByOne;
    private final Items items;

    LeadsResource(TakeInLeads intake, OneByOne oneByOne, Items items) {
        this.intake = intake;
        this.oneByOne = oneByOne;
        this.items = items;
    }

    @POST
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = PartnerKeysResource.SCHEME)
    @RolesAllowed({PARTNER, MARKETING, SALES, SERVICE})
    @NeedsScope(LEADS_WRITE)
    @Operation(
            operationId = "postLead",
            summary = "Tell about a person",
            description =
                    "The person is recognised by e-mail (case and blanks around it do not matter) or by an id in another system.")
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
            description = "The person was known; what was told is added to the lead",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where the lead is.",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = LeadReceipt.class)))
    public RestResponse<LeadReceipt> post(@Valid @NotNull NewLead request) {
        return oneByOne.takeIn(intake.hear(List.of(request)).getFirst());
    }

    @POST
    @Path("/batch")
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = PartnerKeysResource.SCHEME)
    @RolesAllowed({PARTNER, MARKETING, SALES, SERVICE})
    @NeedsScope(LEADS_WRITE)
    @Transactional
    @Idempotent
    @Operation(
            operationId = "postLeads",
            summary = "Tell about up to 1,000 people",
            description = "Each is taken in or refused on its own; a bad one never sinks the rest.")
    @APIResponse(responseCode = "200", description = "What became of each, in the order they were sent")
    public LeadResults postMany(@Valid @NotNull NewLeads request) {
        List<Checked<NewLead>> checked = items.check("leads", request.leads());
        return LeadResults.of(checked, intake.takeIn(heard(checked)));
    }

    private List<Heard> heard(List<Checked<NewLead>> checked) {
        return intake.hear(checked.stream()
                .filter(Checked.Good.class::isInstance)
                .map(one -> ((Checked.Good<NewLead>) one).value())
                .toList());
    }
}
