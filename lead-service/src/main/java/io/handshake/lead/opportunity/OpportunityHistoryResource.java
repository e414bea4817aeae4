package io.handshake.lead.opportunity;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;

import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.http.PageKey;
import io.handshake.lead.opportunity.OpportunityHistory.Entry;
import io.handshake.lead.opportunity.OpportunityHistory.Place;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Tells an opportunity's story. */
@Path("/v1/opportunities/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Opportunities")
public class OpportunityHistoryResource {
    private final Opportunities opportunities;
    private final OpportunityHistory history;

    OpportunityHistoryResource(Opportunities opportunities, OpportunityHistory history) {
        this.opportunities = opportunities;
        this.history = history;
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, SERVICE})
    @Operation(operationId = "getOpportunityHistory", summary = "Tell an opportunity's story, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "Stages, amounts, outcomes and re-openings, in the order of recording")
    public Page<HistoryEntryView> history(
            @RestPath @Parameter(description = "Id of the opportunity.") UUID id,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Entries on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        opportunities.get(id);
        String filter = "opportunity-history " + id;
        List<Entry> found = history.after(id, after == null ? Place.START : place(filter, after), limit + 1);
        List<Entry> page = found.stream().limit(limit).toList();
        return new Page<>(
                page.stream().map(Entry::view).toList(),
                found.size() <= limit
                        ? null
                        : PageCursor.encode(
                                filter,
                                Long.toString(page.getLast().place().sequence()),
                                page.getLast().place().what()));
    }

    private static Place place(String filter, String after) {
        PageKey key = PageCursor.decode(filter, after);
        return new Place(key.large(0), key.text(1));
    }
}
