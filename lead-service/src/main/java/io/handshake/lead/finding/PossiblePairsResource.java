package io.handshake.lead.finding;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;

import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.http.PageKey;
import io.handshake.lead.finding.PossibleDuplicates.Pairs;
import io.handshake.lead.finding.PossibleDuplicates.Place;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows which leads may be one person. */
@Path("/v1/possible-duplicates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Leads")
public class PossiblePairsResource {
    private static final String EVERY = "possible duplicates";

    private final PossibleDuplicates duplicates;

    PossiblePairsResource(PossibleDuplicates duplicates) {
        this.duplicates = duplicates;
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN})
    @Operation(
            operationId = "listPossiblePairs",
            summary = "List pairs of leads that may be one person",
            description =
                    "In the order of the leads' ids, each pair once; of one lead at most 50 for each reason. A page looks at up to 1,000 leads: it may have fewer pairs than `limit`, even none, while there is a `next`.")
    @APIResponse(responseCode = "200", description = "A page of pairs, with the reasons")
    public Page<PossiblePairView> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Pairs on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        Pairs pairs = duplicates.after(after == null ? Place.START : place(PageCursor.decode(EVERY, after)), limit);
        Place next = pairs.next();
        return new Page<>(
                pairs.items(),
                next == null
                        ? null
                        : PageCursor.encode(
                                EVERY, next.lead().toString(), next.other().toString()));
    }

    private static Place place(PageKey key) {
        return new Place(key.uuid(0), key.uuid(1));
    }
}
