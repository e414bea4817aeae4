package io.handshake.lead.opportunity;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.lead.LeadProblem.OPPORTUNITY_IS_OPEN;

import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.problem.FieldError;
import io.handshake.lead.opportunity.HoldOpportunity.Held;
import io.handshake.lead.opportunity.OpportunityLeads.Link;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** Opens closed opportunities again; closed passes stay closed, and the next ones begin where none is open. */
@Path("/v1/opportunities/{id}/reopening")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Opportunities")
public class ReopeningResource {
    private final HoldOpportunity hold;
    private final OpportunityLeads leads;
    private final Chronicle chronicle;
    private final Plausible plausible;
    private final InstantSource clock;
    private final OpportunityViews views;

    ReopeningResource(
            HoldOpportunity hold,
            OpportunityLeads leads,
            Chronicle chronicle,
            Plausible plausible,
            InstantSource clock,
            OpportunityViews views) {
        this.hold = hold;
        this.leads = leads;
        this.chronicle = chronicle;
        this.plausible = plausible;
        this.clock = clock;
        this.views = views;
    }

    @POST
    @RolesAllowed({SALES, REP, ADMIN, SERVICE})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "reopenOpportunity",
            summary = "Open a closed opportunity again",
            description =
                    "It goes on in the open pass of each lead, or in the next one, which begins with it. What it had closed as stays in its history.")
    @APIResponse(
            responseCode = "200",
            description = "The opportunity is open",
            headers = @Header(name = "ETag", description = "Its version, as If-Match of a change wants it."),
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = OpportunityView.class)))
    public RestResponse<OpportunityView> reopen(
            @RestPath @Parameter(description = "Id of the opportunity.") UUID id,
            @Valid @NotNull NewReopening request) {
        plausible.require(request.reopenedAt(), "/reopenedAt", null, List.of());
        Held held = hold.hold(id);
        Opportunity opportunity = held.opportunity();
        String outcome = opportunity.outcome;
        Instant closedAt = opportunity.closedAt;
        if (outcome == null || closedAt == null) {
            throw OPPORTUNITY_IS_OPEN.because("only a closed opportunity can be opened again");
        }
        Instant when = Objects.requireNonNullElseGet(request.reopenedAt(), clock::instant);
        if (request.reopenedAt() != null && when.isBefore(closedAt)) {
            throw INVALID_CONTENT.because(
                    "it closed at " + closedAt, List.of(FieldError.at("/reopenedAt", "must not be before it closed")));
        }
        List<Link> links = goOn(held, when);
        chronicle.reopened(opportunity, links, outcome, request, when);
        return views.answer(RestResponse.Status.OK, opportunity, links).build();
    }

    private List<Link> goOn(Held held, Instant when) {
        Opportunity opportunity = held.opportunity();
        hold.takeBackSale(held, when);
        opportunity.reopen();
        Map<UUID, Integer> passes = hold.enter(opportunity, "opportunity-reopened", when, held.journeys());
        List<Link> links = leads.goOn(held.links(), held.journeys(), passes);
        links.stream().filter(Link::main).forEach(main -> opportunity.follow(main.lead(), main.pass()));
        return links;
    }
}
