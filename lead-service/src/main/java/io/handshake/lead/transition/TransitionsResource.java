package io.handshake.lead.transition;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.PARTNER;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.lead.partner.Scope.LEADS_READ;

import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.http.PageKey;
import io.handshake.lead.identity.Aliases;
import io.handshake.lead.partner.NeedsScope;
import io.handshake.lead.partner.Origin;
import io.handshake.lead.partner.PartnerKeysResource;
import io.handshake.lead.transition.Transitions.Place;
import io.handshake.lead.transition.Transitions.Placed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Moves a pass by hand, and tells everything that happened to a lead's passes. */
@Path("/v1/leads/{id}/transitions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Passes", description = "Trips through the funnel: moved by hand, and their history")
public class TransitionsResource {
    private final MoveByHand moveByHand;
    private final Transitions transitions;
    private final Aliases aliases;
    private final Origin origin;

    TransitionsResource(MoveByHand moveByHand, Transitions transitions, Aliases aliases, Origin origin) {
        this.moveByHand = moveByHand;
        this.transitions = transitions;
        this.aliases = aliases;
        this.origin = origin;
    }

    @POST
    @RolesAllowed({MARKETING, SALES})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "postTransition",
            summary = "Move the lead's latest pass by hand",
            description =
                    "Marketing may qualify, marketing and sales may disqualify; that ends the pass, and with it an"
                            + " open hand-off. What a hand-off or an opportunity decides is answered with 409 and the operation"
                            + " that decides it.")
    @APIResponse(
            responseCode = "201",
            description = "What was done",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TransitionView.class)))
    public RestResponse<TransitionView> post(
            @RestPath @Parameter(description = "Id of the lead.") UUID id, @Valid @NotNull NewTransition request) {
        MoveByHand.Moved moved = moveByHand.move(id, request);
        return RestResponse.status(
                RestResponse.Status.CREATED,
                transitions.by(moved.lead(), moved.mark()).getLast());
    }

    @GET
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = PartnerKeysResource.SCHEME)
    @RolesAllowed({PARTNER, MARKETING, SALES, REP, BDR, ADMIN, SERVICE})
    @NeedsScope(LEADS_READ)
    @Operation(
            operationId = "listTransitions",
            summary = "List everything that happened to a lead's passes",
            description =
                    "In the order it was recorded, with what was refused. A partner sees leads of its own source.")
    @APIResponse(responseCode = "200", description = "A page of transitions")
    public Page<TransitionView> list(
            @RestPath @Parameter(description = "Id of the lead.") UUID id,
            @RestQuery
                    @DefaultValue("50")
                    @Min(1)
                    @Max(200)
                    @Parameter(description = "Transitions on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        UUID lead = aliases.require(id, origin.boundTo());
        String filter = "transitions " + id;
        Place start = after == null ? null : place(lead, PageCursor.decode(filter, after));
        List<Placed> found = transitions.of(lead, start, limit + 1);
        boolean last = found.size() <= limit;
        List<Placed> page = last ? found : found.subList(0, limit);
        boolean partner = origin.boundTo().isPresent();
        return new Page<>(
                page.stream()
                        .map(Placed::transition)
                        .map(it -> partner ? it.forPartners() : it)
                        .toList(),
                last ? null : cursor(filter, page.getLast().place()));
    }

    private static String cursor(String filter, Place place) {
        return PageCursor.encode(
                filter,
                place.recordedAt().toString(),
                Integer.toString(place.pass()),
                Integer.toString(place.rank()),
                Integer.toString(place.position()),
                place.mark());
    }

    private static Place place(UUID lead, PageKey key) {
        return new Place(key.instant(0), lead, key.whole(1), key.whole(2), key.whole(3), key.text(4));
    }
}
