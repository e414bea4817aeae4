package io.handshake.lead.transition;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.SALES;

import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.http.PageKey;
import io.handshake.lead.transition.Transitions.Place;
import io.handshake.lead.transition.Transitions.Placed;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows decisions of other services that did not fit the funnel of their pass. */
@Path("/v1/refused-transitions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Passes", description = "Trips through the funnel: moved by hand, and their history")
public class RefusedTransitionsResource {
    private static final String EVERY = "refused-transitions";

    private final Transitions transitions;

    RefusedTransitionsResource(Transitions transitions) {
        this.transitions = transitions;
    }

    @GET
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Operation(
            operationId = "listRefusedTransitions",
            summary = "List decisions that did not fit the funnel of their pass, newest first")
    @APIResponse(responseCode = "200", description = "A page of refused transitions; nothing was changed by them")
    public Page<TransitionView> list(
            @RestQuery
                    @DefaultValue("50")
                    @Min(1)
                    @Max(200)
                    @Parameter(description = "Transitions on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        Place start = after == null ? null : place(PageCursor.decode(EVERY, after));
        List<Placed> found = transitions.refused(start, limit + 1);
        boolean last = found.size() <= limit;
        List<Placed> page = last ? found : found.subList(0, limit);
        return new Page<>(
                page.stream().map(Placed::transition).toList(),
                last ? null : cursor(page.getLast().place()));
    }

    private static String cursor(Place place) {
        return PageCursor.encode(
                EVERY,
                place.recordedAt().toString(),
                place.lead().toString(),
                Integer.toString(place.pass()),
                place.mark());
    }

    private static Place place(PageKey key) {
        return new Place(key.instant(0), key.uuid(1), key.whole(2), 3, 0, key.text(3));
    }
}
