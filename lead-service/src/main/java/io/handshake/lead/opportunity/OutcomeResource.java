package io.handshake.lead.opportunity;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.lead.LeadProblem.OPPORTUNITY_DIFFERS;

import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.problem.FieldError;
import io.handshake.lead.opportunity.HoldOpportunity.Held;
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
import java.util.Objects;
import java.util.Optional;
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

/** Records how opportunities end; the passes of their leads end with them. */
@Path("/v1/opportunities/{id}/outcome")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Opportunities")
public class OutcomeResource {
    private final HoldOpportunity hold;
    private final Chronicle chronicle;
    private final Plausible plausible;
    private final InstantSource clock;
    private final OpportunityViews views;

    OutcomeResource(
            HoldOpportunity hold,
            Chronicle chronicle,
            Plausible plausible,
            InstantSource clock,
            OpportunityViews views) {
        this.hold = hold;
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
            operationId = "closeOpportunity",
            summary = "Record how an opportunity ended",
            description =
                    "When it is won the open pass of each lead ends as won; when it is lost, as lost unless another opportunity of the pass is open. The same outcome told again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The opportunity is closed so",
            headers = @Header(name = "ETag", description = "Its version, as If-Match of a change wants it."),
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = OpportunityView.class)))
    public RestResponse<OpportunityView> close(
            @RestPath @Parameter(description = "Id of the opportunity.") UUID id, @Valid @NotNull NewOutcome request) {
        plausible.require(request.closedAt(), "/closedAt", request.amount(), request.reasonErrors());
        Held held = hold.hold(id);
        Opportunity opportunity = held.opportunity();
        if (opportunity.open()) {
            refuseBeforeItBegan(opportunity, request);
            close(held, request);
        } else if (!opportunity.closedAs(request)) {
            throw OPPORTUNITY_DIFFERS.because("it was closed as " + opportunity.outcome + " before");
        }
        return views.answer(RestResponse.Status.OK, opportunity, held.links()).build();
    }

    private static void refuseBeforeItBegan(Opportunity opportunity, NewOutcome told) {
        Instant claimed = told.closedAt();
        if (claimed != null && opportunity.beganAfter(claimed)) {
            throw INVALID_CONTENT.because(
                    "it began at " + opportunity.occurredAt,
                    List.of(FieldError.at("/closedAt", "must not be before the opportunity began")));
        }
    }

    private void close(Held held, NewOutcome told) {
        Opportunity opportunity = held.opportunity();
        Instant when = Objects.requireNonNullElseGet(told.closedAt(), clock::instant);
        Optional<Amount> before = opportunity.amount();
        opportunity.close(told, when);
        hold.end(held, when);
        chronicle.closed(opportunity, held.links(), !opportunity.amount().equals(before), when);
    }
}
