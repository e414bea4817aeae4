package io.handshake.lead.finding;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.PARTNER;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.lead.partner.Scope.LEADS_READ;

import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.http.PageKey;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.sql.Sql;
import io.handshake.lead.finding.LeadSearch.Place;
import io.handshake.lead.partner.NeedsScope;
import io.handshake.lead.partner.Origin;
import io.handshake.lead.partner.PartnerKeysResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Finds leads. */
@Path("/v1/leads")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Leads")
public class LeadSearchResource {
    private final Sql sql;
    private final LeadViews views;
    private final Origin origin;

    LeadSearchResource(Sql sql, LeadViews views, Origin origin) {
        this.sql = sql;
        this.views = views;
        this.origin = origin;
    }

    @GET
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = PartnerKeysResource.SCHEME)
    @RolesAllowed({PARTNER, MARKETING, SALES, REP, BDR, ADMIN, SERVICE})
    @NeedsScope(LEADS_READ)
    @Operation(
            operationId = "listLeads",
            summary = "Find leads",
            description =
                    "All filters given must fit. In the order of the leads' ids, which is about the order they were created in; with"
                            + " `updatedSince` in the order of their last change, so that a lead that changes while you page comes"
                            + " again further on, and none is passed over for it.")
    @APIResponse(responseCode = "200", description = "A page of leads; a partner sees those of its own source")
    public Page<LeadView> list(
            @RestQuery
                    @Size(min = 1, max = 64)
                    @Parameter(description = "Only leads whose latest pass is in this stage.")
                    @Nullable
                    String stage,
            @RestQuery @Parameter(description = "Only leads whose owner is this rep.") @Nullable UUID owner,
            @RestQuery @Size(min = 1, max = 64) @Parameter(description = "Only leads of this source.") @Nullable
                    String source,
            @RestQuery @Size(min = 1, max = 100) @Parameter(description = "Only leads of this channel.") @Nullable
                    String channel,
            @RestQuery @Size(min = 1, max = 100) @Parameter(description = "Only leads of this segment.") @Nullable
                    String segment,
            @RestQuery @Size(min = 1, max = 100) @Parameter(description = "Only leads of this region.") @Nullable
                    String region,
            @RestQuery
                    @Digits(integer = 10, fraction = 10)
                    @DecimalMin("-1e9")
                    @DecimalMax("1e9")
                    @Parameter(description = "Only leads whose last known score is at least this.")
                    @Nullable
                    BigDecimal scoreFrom,
            @RestQuery
                    @Digits(integer = 10, fraction = 10)
                    @DecimalMin("-1e9")
                    @DecimalMax("1e9")
                    @Parameter(description = "Only leads whose last known score is below this.")
                    @Nullable
                    BigDecimal scoreTo,
            @RestQuery
                    @Parameter(
                            description =
                                    "Only leads that changed here at this time or later, an RFC 3339 instant, 1900 to 2199: `updatedAt`. A new score alone changes no lead.")
                    @Nullable
                    Instant updatedSince,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Leads on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        if (source != null && !origin.maySpeakFor(source)) {
            return new Page<>(List.of(), null);
        }
        LeadFilter filter =
                new LeadFilter(stage, owner, source, channel, segment, region, scoreFrom, scoreTo, updatedSince);
        String text = filter.text() + " " + origin.boundTo().orElse("");
        String bound = origin.boundTo().orElse(null);
        Place place = after == null ? null : filter.place(PageCursor.decode(text, after));
        return page(LeadSearch.of(filter, bound, place, limit + 1), text, limit);
    }

    @POST
    @Path("/search")
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = PartnerKeysResource.SCHEME)
    @RolesAllowed({PARTNER, MARKETING, SALES, REP, BDR, ADMIN, SERVICE})
    @NeedsScope(LEADS_READ)
    @ResponseStatus(200)
    @Operation(
            operationId = "searchLeads",
            summary = "Look for a person",
            description =
                    "By an address, an id, a phone number, or how a name begins; names in their order. A merged lead is found as the lead it is now.")
    @APIResponse(responseCode = "200", description = "A page of leads; a partner finds those of its own source")
    public Page<LeadView> search(@Valid @NotNull PersonSearch request) {
        if (request.ways() != 1) {
            throw INVALID_CONTENT.because(
                    "one thing can be looked for at a time",
                    List.of(FieldError.at(
                            "", "needs exactly one of email, externalId, phone, name, lastName, company")));
        }
        String bound = origin.boundTo().orElse(null);
        String text = request.text() + " " + origin.boundTo().orElse("");
        int limit = request.limitOrDefault();
        String after = request.after();
        PageKey key = after == null ? null : PageCursor.decode(text, after);
        Place place = key == null ? null : new Place(key.text(0), key.uuid(1));
        return page(LeadSearch.of(request, bound, place, limit + 1), text, limit);
    }

    private Page<LeadView> page(LeadSearch search, String text, int limit) {
        List<Place> found = search.run(sql);
        boolean last = found.size() <= limit;
        List<Place> page = last ? found : found.subList(0, limit);
        String next = last
                ? null
                : PageCursor.encode(
                        text, page.getLast().name(), page.getLast().lead().toString());
        return new Page<>(shown(page), next);
    }

    private List<LeadView> shown(List<Place> page) {
        Map<UUID, LeadView> byId = views.of(page.stream().map(Place::lead).toList()).stream()
                .collect(Collectors.toMap(LeadView::id, Function.identity()));
        return page.stream()
                .flatMap(place -> Stream.ofNullable(byId.get(place.lead())))
                .toList();
    }
}
