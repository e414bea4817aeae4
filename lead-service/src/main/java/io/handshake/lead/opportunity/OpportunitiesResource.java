package io.handshake.lead.opportunity;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;

import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.lead.opportunity.OpportunityLeads.Link;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Opens opportunities, shows them, and lets people say what is different about them. */
@Path("/v1/opportunities")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Opportunities", description = "Deals and how they end")
public class OpportunitiesResource {
    private static final UUID FIRST = new UUID(0, 0);

    private final Opportunities opportunities;
    private final OpportunityLeads leads;
    private final OpenOpportunity openOpportunity;
    private final ChangeOpportunity changeOpportunity;
    private final Plausible plausible;
    private final OpportunityViews views;

    OpportunitiesResource(
            Opportunities opportunities,
            OpportunityLeads leads,
            OpenOpportunity openOpportunity,
            ChangeOpportunity changeOpportunity,
            Plausible plausible,
            OpportunityViews views) {
        this.opportunities = opportunities;
        this.leads = leads;
        this.openOpportunity = openOpportunity;
        this.changeOpportunity = changeOpportunity;
        this.plausible = plausible;
        this.views = views;
    }

    @POST
    @RolesAllowed({SALES, REP, ADMIN, SERVICE})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "createOpportunity",
            summary = "Open an opportunity, with leads or without",
            description =
                    "The open pass of each lead enters the opportunity stage. When its last pass was won, lost or recycled, the next pass begins.")
    @APIResponse(
            responseCode = "201",
            description = "The opportunity was created",
            headers = {
                @Header(
                        name = "Location",
                        description = "Where the opportunity is.",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "ETag", description = "Its version, as If-Match of a change wants it.")
            },
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = OpportunityView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The opportunity was created before under the same external id",
            headers = {
                @Header(
                        name = "Location",
                        description = "Where the opportunity is.",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "ETag", description = "Its version, as If-Match of a change wants it.")
            },
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = OpportunityView.class)))
    public RestResponse<OpportunityView> create(@Valid @NotNull NewOpportunity request) {
        plausible.require(request.occurredAt(), "/occurredAt", request.amount(), request.leadErrors());
        OpenOpportunity.Opened opened = openOpportunity.open(request);
        return views.answer(
                        opened.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                        opened.opportunity(),
                        opened.links())
                .location(URI.create("/v1/opportunities/" + opened.opportunity().id))
                .build();
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, SERVICE})
    @Operation(operationId = "listOpportunities", summary = "List opportunities in the order of their ids")
    @APIResponse(responseCode = "200", description = "A page of opportunities")
    public Page<OpportunityView> list(
            @RestQuery @Parameter(description = "Only opportunities with this lead, main or not.") @Nullable UUID lead,
            @RestQuery @Parameter(description = "Only opportunities with this account.") @Nullable UUID account,
            @RestQuery
                    @Pattern(regexp = "^(open|won|lost)$", message = "must be one of open, won, lost")
                    @Parameter(description = "Only opportunities that are open, won or lost now.")
                    @Nullable
                    String outcome,
            @RestQuery
                    @DefaultValue("50")
                    @Min(1)
                    @Max(200)
                    @Parameter(description = "Opportunities on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        OpportunityFilter filter = new OpportunityFilter(lead, account, outcome);
        UUID start = after == null
                ? FIRST
                : PageCursor.decode(filter.toString(), after).uuid(0);
        List<Opportunity> found = opportunities.after(filter, start, limit + 1);
        Map<UUID, List<Link>> links = leads.of(found.stream().map(it -> it.id).toList());
        List<OpportunityView> page = views.of(found.stream().limit(limit).toList(), links);
        return new Page<>(
                page,
                found.size() <= limit
                        ? null
                        : PageCursor.encode(
                                filter.toString(), page.getLast().id().toString()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, SERVICE})
    @Operation(operationId = "getOpportunity", summary = "Show an opportunity, with the ETag that a change needs")
    @APIResponse(
            responseCode = "200",
            description = "The opportunity",
            headers = @Header(name = "ETag", description = "Its version, as If-Match of a change wants it."),
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = OpportunityView.class)))
    public RestResponse<OpportunityView> get(@RestPath @Parameter(description = "Id of the opportunity.") UUID id) {
        return views.answer(RestResponse.Status.OK, opportunities.get(id), leads.of(id))
                .build();
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({SALES, REP, ADMIN, SERVICE})
    @Transactional
    @Operation(
            operationId = "changeOpportunity",
            summary = "Say what is different about an open opportunity",
            description =
                    "Its stage in the sale and its amount stay in its history. A closed one is opened again first.")
    @APIResponse(
            responseCode = "200",
            description = "The opportunity as it is now",
            headers = @Header(name = "ETag", description = "Its version, as If-Match of a change wants it."),
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = OpportunityView.class)))
    public RestResponse<OpportunityView> change(
            @RestPath @Parameter(description = "Id of the opportunity.") UUID id,
            @RestHeader("If-Match")
                    @Size(max = 200)
                    @Parameter(description = "The ETag of the opportunity as it was read.")
                    @Nullable
                    String ifMatch,
            @Valid @NotNull OpportunityChange request) {
        plausible.require(request.occurredAt(), "/occurredAt", request.amount(), List.of());
        return changeOpportunity.change(id, ifMatch, request);
    }
}
