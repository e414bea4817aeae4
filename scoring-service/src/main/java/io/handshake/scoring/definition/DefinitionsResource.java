package io.handshake.scoring.definition;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;

import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.scoring.score.RuleSet;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is agreed, and which of it counts now. */
@Path("/v1/definitions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Definitions", description = "What both sides agree a qualified lead is.")
public class DefinitionsResource {
    private static final String EVERY = "definitions";

    private final Definitions definitions;
    private final Timelines timelines;
    private final InstantSource clock;

    DefinitionsResource(Definitions definitions, Timelines timelines, InstantSource clock) {
        this.definitions = definitions;
        this.timelines = timelines;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Transactional
    @Operation(operationId = "listDefinitions", summary = "All definitions, by key")
    @APIResponse(responseCode = "200", description = "One page of definitions.")
    public Page<DefinitionView> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "How many on one page, 1 to 200.")
                    int limit,
            @RestQuery @Size(max = 500) @Parameter(description = "The `next` of the page before.") @Nullable
                    String after) {
        String last = after == null ? "" : PageCursor.decode(EVERY, after).getFirst();
        List<Definition> found = definitions.after(last, limit + 1);
        Optional<RuleSet> inForce = inForce();
        List<DefinitionView> items = found.stream()
                .limit(limit)
                .map(definition -> DefinitionView.of(definition, inForce))
                .toList();
        boolean more = found.size() > limit;
        return new Page<>(items, more ? PageCursor.encode(EVERY, items.getLast().key()) : null);
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Transactional
    @Operation(operationId = "getDefinition", summary = "One definition")
    @APIResponse(responseCode = "200", description = "The definition.")
    public DefinitionView get(@RestPath @Size(max = 63) @Parameter(description = "Key of the definition.") String key) {
        return DefinitionView.of(definitions.get(key), inForce());
    }

    private Optional<RuleSet> inForce() {
        return timelines.current().at(clock.instant());
    }
}
