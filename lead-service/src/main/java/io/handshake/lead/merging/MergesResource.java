package io.handshake.lead.merging;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.SALES;

import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.security.Caller;
import io.handshake.lead.finding.LeadView;
import io.handshake.lead.finding.LeadViews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Makes one person of two leads, and takes it back. */
@Path("/v1/leads/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Leads")
public class MergesResource {
    private final MergeLeads merging;
    private final LeadViews views;
    private final Caller caller;
    private final InstantSource clock;

    MergesResource(MergeLeads merging, LeadViews views, Caller caller, InstantSource clock) {
        this.merging = merging;
        this.views = views;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/merge")
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Transactional
    @Idempotent
    @ResponseStatus(200)
    @Operation(
            operationId = "mergeLeads",
            summary = "Say that two leads are one person",
            description =
                    "The lead recorded first survives and gets the other one's contact keys, and with them everything done under them. It keeps what is known of it, takes over what only the other one had, and goes as far as the other one's open pass had come. The other id answers as an alias. Said again, it changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The lead that survives",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = LeadView.class)))
    public LeadView merge(
            @RestPath @Parameter(description = "Id of one of the two leads.") UUID id,
            @Valid @NotNull NewMerge request) {
        if (id.equals(request.with())) {
            throw INVALID_CONTENT.because(
                    "a lead cannot be merged with itself",
                    List.of(FieldError.at("/with", "must be another lead than the one in the path")));
        }
        return shown(merging.merge(id, request.with(), request.reason(), by()));
    }

    @POST
    @Path("/unmerge")
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Transactional
    @Idempotent
    @ResponseStatus(200)
    @Operation(
            operationId = "unmergeLead",
            summary = "Take a merge back",
            description =
                    "The lead that was merged is a person of its own again, with the contact keys it brought and its pass as it stood. Keys that joined since stay with the other lead, as do stages it entered. No clock is revived.")
    @APIResponse(
            responseCode = "200",
            description = "The lead that is a person of its own again",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = LeadView.class)))
    public LeadView unmerge(@RestPath @Parameter(description = "Id of the lead that was merged.") UUID id) {
        merging.unmerge(id, by());
        return shown(id);
    }

    private MergeLeads.By by() {
        return new MergeLeads.By(caller.subject(), clock.instant());
    }

    private LeadView shown(UUID lead) {
        return views.of(List.of(lead)).getFirst();
    }
}
