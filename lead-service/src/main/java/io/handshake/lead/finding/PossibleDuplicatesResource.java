package io.handshake.lead.finding;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;

import io.handshake.chassis.http.Page;
import io.handshake.lead.identity.Aliases;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Shows who else a lead may be. */
@Path("/v1/leads/{id}/possible-duplicates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Leads")
public class PossibleDuplicatesResource {
    private final Aliases aliases;
    private final PossibleDuplicates duplicates;
    private final LeadViews views;

    PossibleDuplicatesResource(Aliases aliases, PossibleDuplicates duplicates, LeadViews views) {
        this.aliases = aliases;
        this.duplicates = duplicates;
        this.views = views;
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN})
    @Operation(
            operationId = "listPossibleDuplicates",
            summary = "List leads that may be the same person",
            description = "At most 50 for each reason, in the order of their ids, on one page.")
    @APIResponse(responseCode = "200", description = "Leads that may be the same person, with the reasons")
    public Page<PossibleDuplicateView> list(@RestPath @Parameter(description = "Id of the lead.") UUID id) {
        Map<UUID, List<String>> reasons = duplicates.of(aliases.require(id, Optional.empty()));
        return new Page<>(
                views.of(reasons.keySet()).stream()
                        .map(lead -> PossibleDuplicateView.of(lead, Objects.requireNonNull(reasons.get(lead.id()))))
                        .toList(),
                null);
    }
}
