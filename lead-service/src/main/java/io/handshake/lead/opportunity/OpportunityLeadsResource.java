package io.handshake.lead.opportunity;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.lead.LeadProblem.OPPORTUNITY_IS_CLOSED;
import static io.handshake.lead.LeadProblem.OPPORTUNITY_IS_FULL;
import static io.handshake.lead.LeadProblem.UNKNOWN_LEAD;

import io.handshake.lead.lifecycle.Journey;
import io.handshake.lead.opportunity.HoldOpportunity.Held;
import io.handshake.lead.opportunity.OpportunityLeads.Link;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Adds leads to opportunities. */
@Path("/v1/opportunities/{id}/leads/{lead}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Opportunities")
public class OpportunityLeadsResource {
    private final HoldOpportunity hold;
    private final OpportunityLeads leads;
    private final Chronicle chronicle;
    private final InstantSource clock;
    private final OpportunityViews views;

    OpportunityLeadsResource(
            HoldOpportunity hold,
            OpportunityLeads leads,
            Chronicle chronicle,
            InstantSource clock,
            OpportunityViews views) {
        this.hold = hold;
        this.leads = leads;
        this.chronicle = chronicle;
        this.clock = clock;
        this.views = views;
    }

    @PUT
    @RolesAllowed({SALES, REP, ADMIN, SERVICE})
    @Transactional
    @Operation(
            operationId = "addOpportunityLead",
            summary = "Add a lead to an open opportunity",
            description =
                    "The lead's open pass, or its next one, enters the opportunity stage. The first lead of an opportunity without one is its main lead; who brought the opportunity stays as it was decided.")
    @APIResponse(
            responseCode = "201",
            description = "The opportunity is with this lead too",
            headers = @Header(name = "ETag", description = "Its version, as If-Match of a change wants it."),
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = OpportunityView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was with this lead before",
            headers = @Header(name = "ETag", description = "Its version, as If-Match of a change wants it."),
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = OpportunityView.class)))
    public RestResponse<OpportunityView> add(
            @RestPath @Parameter(description = "Id of the opportunity.") UUID id,
            @RestPath @Parameter(description = "Id of the lead.") UUID lead) {
        Held held = hold.hold(id, lead);
        if (isWith(held, lead)) {
            return views.answer(RestResponse.Status.OK, held.opportunity(), held.links())
                    .build();
        }
        List<Link> links = join(held, lead);
        return views.answer(RestResponse.Status.CREATED, held.opportunity(), links)
                .build();
    }

    /** Whether one of its leads is this one, under whichever id. */
    private static boolean isWith(Held held, UUID asked) {
        Journey journey = held.journeys().get(asked);
        return held.links().stream()
                .anyMatch(link -> Objects.equals(held.journeys().get(link.lead()), journey));
    }

    private List<Link> join(Held held, UUID asked) {
        Opportunity opportunity = held.opportunity();
        Journey journey = held.journeys().get(asked);
        if (journey == null) {
            throw UNKNOWN_LEAD.because("no lead has id " + asked);
        }
        UUID lead = journey.lead();
        if (!opportunity.open()) {
            throw OPPORTUNITY_IS_CLOSED.because("it was closed as " + opportunity.outcome + "; open it again first");
        }
        if (held.links().size() >= OpportunityLeads.MOST) {
            throw OPPORTUNITY_IS_FULL.because("an opportunity has up to " + OpportunityLeads.MOST + " leads");
        }
        Instant now = clock.instant();
        Map<UUID, Integer> passes = hold.enter(opportunity, "opportunity-changed", now, Map.of(lead, journey));
        boolean main = held.links().isEmpty();
        Link link = new Link(opportunity.id, lead, Objects.requireNonNull(passes.get(lead)), main, now);
        if (main) {
            opportunity.follow(lead, link.pass());
        }
        leads.add(List.of(link));
        List<Link> links = Stream.concat(held.links().stream(), Stream.of(link)).toList();
        chronicle.changed(opportunity, links, List.of("leads"), now);
        return links;
    }
}
