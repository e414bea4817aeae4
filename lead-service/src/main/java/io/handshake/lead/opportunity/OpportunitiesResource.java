package io.handshake.lead.opportunity;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.lead.LeadProblem.LEAD_IS_OUT;
import static io.handshake.lead.LeadProblem.OPPORTUNITY_DIFFERS;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.security.Caller;
import io.handshake.chassis.sql.Ids;
import io.handshake.lead.claim.Claims;
import io.handshake.lead.funnel.Decision;
import io.handshake.lead.funnel.Move;
import io.handshake.lead.identity.ExternalId;
import io.handshake.lead.lifecycle.Cause;
import io.handshake.lead.lifecycle.Journey;
import io.handshake.lead.lifecycle.Journeys;
import io.handshake.lead.partner.Origin;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Opens opportunities and records how they end; the lead's pass follows. */
@Path("/v1/opportunities")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Opportunities", description = "Deals and how they end")
public class OpportunitiesResource {
    private final Opportunities opportunities;
    private final Journeys journeys;
    private final EventLog log;
    private final Caller caller;
    private final InstantSource clock;

    OpportunitiesResource(
            Opportunities opportunities, Journeys journeys, EventLog log, Caller caller, InstantSource clock) {
        this.opportunities = opportunities;
        this.journeys = journeys;
        this.log = log;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({SALES, REP, ADMIN, SERVICE})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "createOpportunity",
            summary = "Open an opportunity with a lead",
            description =
                    "The lead's pass enters the opportunity stage. When its last pass was won, lost or recycled, the next pass begins.")
    @APIResponse(
            responseCode = "201",
            description = "The opportunity was created",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where the opportunity is.",
                            schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = OpportunityView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The opportunity was created before under the same external id",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where the opportunity is.",
                            schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = OpportunityView.class)))
    public RestResponse<OpportunityView> create(@Valid @NotNull NewOpportunity request) {
        refuseImplausible(request.occurredAt(), "/occurredAt", request.amount());
        return known(request)
                .map(opportunity -> answer(RestResponse.Status.OK, opportunity))
                .orElseGet(() -> answer(RestResponse.Status.CREATED, open(request)));
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, SERVICE})
    @Operation(operationId = "listOpportunities", summary = "List opportunities in the order of their ids")
    @APIResponse(responseCode = "200", description = "A page of opportunities")
    public Page<OpportunityView> list(
            @RestQuery @Parameter(description = "Only opportunities with this lead.") @Nullable UUID lead,
            @RestQuery
                    @DefaultValue("50")
                    @Min(1)
                    @Max(200)
                    @Parameter(description = "Opportunities on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        String filter = "opportunities " + lead;
        UUID start = after == null
                ? null
                : UUID.fromString(PageCursor.decode(filter, after).getFirst());
        List<OpportunityView> found = opportunities.after(lead, start, limit + 1).stream()
                .map(OpportunityView::of)
                .toList();
        boolean last = found.size() <= limit;
        List<OpportunityView> page = last ? found : found.subList(0, limit);
        return new Page<>(
                page,
                last ? null : PageCursor.encode(filter, page.getLast().id().toString()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, SERVICE})
    @Operation(operationId = "getOpportunity", summary = "Show an opportunity")
    @APIResponse(responseCode = "200", description = "The opportunity")
    public OpportunityView get(@RestPath @Parameter(description = "Id of the opportunity.") UUID id) {
        return OpportunityView.of(opportunities.get(id));
    }

    @POST
    @Path("/{id}/outcome")
    @RolesAllowed({SALES, REP, ADMIN, SERVICE})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "closeOpportunity",
            summary = "Record how an opportunity ended",
            description =
                    "When it is won the lead's pass ends as won; when it is lost, as lost unless another opportunity of the pass is open. The same outcome told again changes nothing.")
    @APIResponse(responseCode = "200", description = "The opportunity is closed so")
    public OpportunityView close(
            @RestPath @Parameter(description = "Id of the opportunity.") UUID id, @Valid @NotNull NewOutcome request) {
        refuseImplausible(request.closedAt(), "/closedAt", request.amount());
        if (request.outcome().equals("lost") && request.reason() == null) {
            throw INVALID_CONTENT.because(
                    "a lost opportunity needs a reason",
                    List.of(FieldError.at("/reason", "is needed when it is lost")));
        }
        Opportunity opportunity = opportunities.get(id);
        Journey journey = lock(opportunity.lead);
        opportunities.getEntityManager().refresh(opportunity, LockModeType.PESSIMISTIC_WRITE);
        if (opportunity.open()) {
            close(opportunity, journey, request);
        } else if (!opportunity.closedAs(request)) {
            throw OPPORTUNITY_DIFFERS.because("it was closed as " + opportunity.outcome + " before");
        }
        return OpportunityView.of(opportunity);
    }

    /** The opportunity that was told before under the same external id. */
    private Optional<Opportunity> known(NewOpportunity request) {
        ExternalId externalId = request.externalId();
        if (externalId == null) {
            return Optional.empty();
        }
        String source = externalId.sourceOr(Origin.HANDSHAKE);
        opportunities.queue(source, externalId.id());
        Optional<Opportunity> known = opportunities.find(source, externalId.id());
        if (known.isPresent() && !known.get().says(request)) {
            throw OPPORTUNITY_DIFFERS.because("opportunity " + known.get().id + " has this external id");
        }
        return known;
    }

    private Opportunity open(NewOpportunity request) {
        Journey journey = lock(request.lead());
        Instant now = clock.instant();
        Opportunity opportunity = new Opportunity();
        opportunity.id = Ids.next();
        opportunity.lead = request.lead();
        opportunity.handoff = request.handoff();
        opportunity.name = request.name();
        opportunity.occurredAt = Objects.requireNonNullElse(request.occurredAt(), now);
        opportunity.createdAt = now;
        opportunity.eventSequence = 1;
        ExternalId externalId = request.externalId();
        if (externalId != null) {
            opportunity.source = externalId.sourceOr(Origin.HANDSHAKE);
            opportunity.externalId = externalId.id();
        }
        Amount amount = request.amount();
        if (amount != null) {
            opportunity.amountMinor = amount.minor();
            opportunity.currency = amount.currency();
        }
        Opportunities.Heritage heritage = opportunities.heritage(request.lead());
        opportunity.sourcedBy = Objects.requireNonNullElse(request.sourcedBy(), heritage.sourcedBy());
        opportunity.campaign = heritage.campaign();
        enter(opportunity, journey);
        opportunities.persist(opportunity);
        log.append(opportunity.id.toString(), 1, opportunity.occurredAt, OpportunityCreated.of(opportunity));
        return opportunity;
    }

    /** Takes the pass along, or the next one when the last has ended. */
    private void enter(Opportunity opportunity, Journey journey) {
        if (!journey.latest().open()) {
            journey.openIfNext(journey.latest().pass() + 1, opportunity.occurredAt);
        }
        opportunity.pass = journey.latest().pass();
        Cause cause = Cause.opportunity(
                "opportunity-created",
                opportunity.id,
                opportunity.occurredAt,
                caller.subject(),
                null,
                opportunity.handoff);
        if (journey.make(opportunity.pass, new Move.OpenOpportunity(), cause) instanceof Decision.Refused(String why)) {
            throw LEAD_IS_OUT.because(why);
        }
        journeys.save(List.of(journey));
    }

    private void close(Opportunity opportunity, Journey journey, NewOutcome told) {
        Instant when = Objects.requireNonNullElseGet(told.closedAt(), clock::instant);
        boolean won = told.outcome().equals("won");
        String reason = told.reason();
        opportunity.close(told, when);
        opportunity.eventSequence++;
        Move move = won || reason == null
                ? new Move.Win(reason)
                : new Move.Lose(reason, opportunities.hasOpenBeside(opportunity));
        Cause cause = Cause.opportunity(
                "opportunity-" + told.outcome(), opportunity.id, when, caller.subject(), reason, opportunity.handoff);
        journey.make(opportunity.pass, move, cause);
        journeys.save(List.of(journey));
        log.append(
                opportunity.id.toString(),
                opportunity.eventSequence,
                when,
                won ? OpportunityWon.of(opportunity, when) : OpportunityLost.of(opportunity, when));
    }

    private Journey lock(UUID lead) {
        Journey journey = journeys.lock(List.of(lead)).get(lead);
        if (journey == null) {
            throw INVALID_CONTENT.because(
                    "no lead has id " + lead, List.of(FieldError.at("/lead", "there is no such lead")));
        }
        return journey;
    }

    private void refuseImplausible(@Nullable Instant claimed, String pointer, @Nullable Amount amount) {
        List<FieldError> errors = new ArrayList<>();
        Claims.error(claimed, clock.instant()).ifPresent(why -> errors.add(FieldError.at(pointer, why)));
        if (amount != null && !amount.inKnownCurrency()) {
            errors.add(FieldError.at("/amount/currency", "must be a currency of ISO 4217, such as EUR"));
        }
        if (!errors.isEmpty()) {
            throw INVALID_CONTENT.because("what is told cannot be true", errors);
        }
    }

    private static RestResponse<OpportunityView> answer(RestResponse.Status status, Opportunity opportunity) {
        return RestResponse.ResponseBuilder.create(status, OpportunityView.of(opportunity))
                .location(URI.create("/v1/opportunities/" + opportunity.id))
                .build();
    }
}
