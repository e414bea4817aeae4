package io.handshake.sla.dryruns;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.SALES;

import io.handshake.chassis.problem.FieldError;
import io.handshake.sla.dryruns.DryRunView.Other;
import io.handshake.sla.handoffs.WhoWouldGet;
import io.handshake.sla.known.KnownLeads;
import io.handshake.sla.reps.Reps;
import io.handshake.sla.routing.PassedOver;
import io.handshake.sla.routing.Prospect;
import io.handshake.sla.routing.Route;
import io.handshake.sla.routing.Territory;
import io.handshake.sla.standing.SuppressedLeads;
import io.handshake.sla.territories.Territories;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Answers who would get a lead, and why. */
@Path("/v1/routing/dry-runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "routing", description = "Who gets a hand-off, and why.")
@RunOnVirtualThread
public class DryRunsResource {
    private final WhoWouldGet routing;
    private final Territories territories;
    private final Reps reps;
    private final KnownLeads known;
    private final SuppressedLeads suppressed;

    DryRunsResource(
            WhoWouldGet routing, Territories territories, Reps reps, KnownLeads known, SuppressedLeads suppressed) {
        this.known = known;
        this.suppressed = suppressed;
        this.routing = routing;
        this.territories = territories;
        this.reps = reps;
    }

    @POST
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Operation(
            operationId = "dryRunRouting",
            summary = "Say who would get a lead now, and why nobody else",
            description = "Nothing is offered and no capacity is used. What waits already would go first.")
    @APIResponse(responseCode = "200", description = "Who would get it")
    public DryRunView run(@Valid @NotNull DryRun request) {
        Prospect prospect = prospect(request);
        String against = against(request.lead());
        List<String> path = territories.atlas().pathOf(prospect).stream()
                .map(Territory::key)
                .toList();
        return switch (routing.route(request.to(), prospect)) {
            case Route.To(UUID rep, String why, List<PassedOver> others) -> {
                Map<UUID, String> names = reps.names();
                yield new DryRunView(rep, names.getOrDefault(rep, ""), why, null, against, path, named(others, names));
            }
            case Route.Nobody(Route.Lack lack, List<PassedOver> others) ->
                new DryRunView(null, null, null, lack.wireName(), against, path, named(others, reps.names()));
        };
    }

    private Prospect prospect(DryRun request) {
        UUID lead = request.lead();
        DryRun.Traits traits = request.traits();
        if ((lead == null) == (traits == null)) {
            throw INVALID_CONTENT.because(
                    "it takes either a lead or its traits",
                    List.of(FieldError.at("/traits", "must be told, or lead, and not both")));
        }
        if (lead != null && !known.knows(lead)) {
            throw INVALID_CONTENT.because(
                    "no lead of this id has been heard of",
                    List.of(FieldError.at("/lead", "must be the id of a lead")));
        }
        return traits == null ? routing.prospect(Objects.requireNonNull(lead)) : traits.prospect();
    }

    private @Nullable String against(@Nullable UUID lead) {
        return lead == null ? null : suppressed.among(List.of(lead)).get(lead);
    }

    private static List<Other> named(List<PassedOver> others, Map<UUID, String> names) {
        return others.stream()
                .map(other -> new Other(
                        other.rep(),
                        names.getOrDefault(other.rep(), ""),
                        other.why().wireName()))
                .toList();
    }
}
