package io.handshake.scoring.definition;

import static io.handshake.chassis.problem.StandardProblem.MALFORMED_REQUEST;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.scoring.ScoringProblem.UNKNOWN_DEFINITION;

import io.handshake.chassis.agreement.ShowAgreements;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.problem.Moments;
import io.handshake.chassis.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
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
    private final ShowAgreements show;
    private final Rules rules;
    private final InstantSource clock;

    DefinitionsResource(ShowAgreements show, Rules rules, InstantSource clock) {
        this.show = show;
        this.rules = rules;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "listDefinitions", summary = "All definitions, by key")
    @APIResponse(responseCode = "200", description = "One page of definitions.")
    public Page<DefinitionView> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "How many on one page, 1 to 200.")
                    int limit,
            @RestQuery @Size(max = 500) @Parameter(description = "The `next` of the page before.") @Nullable
                    String after) {
        return show.list(Rules.KIND, limit, after, DefinitionView::of);
    }

    @GET
    @Path("/in-force")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(
            operationId = "getDefinitionInForce",
            summary = "Which version counts for some leads at an instant, and why",
            description = "The most specific of those that stand; the answer names the others that are for such leads"
                    + " and why they do not count, and says so when nobody agreed to what does.")
    @APIResponse(responseCode = "200", description = "The version that counts, and the others.")
    public InForceView inForce(
            @RestQuery
                    @Size(min = 1, max = 100)
                    @Parameter(description = "Segment of the leads; not known when left out.")
                    @Nullable
                    String segment,
            @RestQuery
                    @Size(min = 1, max = 100)
                    @Parameter(description = "Region of the leads; not known when left out.")
                    @Nullable
                    String region,
            @RestQuery
                    @Size(min = 1, max = 100)
                    @Parameter(description = "Channel the leads came by; not known when left out.")
                    @Nullable
                    String channel,
            @RestQuery
                    @Size(max = 40)
                    @Parameter(description = "An instant with offset, such as 2026-11-01T00:00:00Z; now when left out.")
                    @Nullable
                    String at) {
        DefinitionScope lead = new DefinitionScope(segment, region, channel);
        Instant instant = at == null ? clock.instant() : instant(at);
        return InForceView.of(Resolution.of(rules.current(), lead.values(), instant), lead, instant, rules::content);
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "getDefinition", summary = "One definition")
    @APIResponse(responseCode = "200", description = "The definition.")
    public DefinitionView get(@RestPath @Size(max = 63) @Parameter(description = "Key of the definition.") String key) {
        return show.find(Rules.KIND, key)
                .map(DefinitionView::of)
                .orElseThrow(() -> UNKNOWN_DEFINITION.because("no definition has the key " + key));
    }

    private static Instant instant(String at) {
        try {
            Instant instant = OffsetDateTime.parse(at).toInstant();
            if (!instant.isBefore(Instant.EPOCH)) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw malformed("must be an instant with offset, such as 2026-11-01T00:00:00Z" + Moments.lostPlus(at));
        }
        throw malformed("must be in 1970 or later, from when what was shipped counts");
    }

    private static ProblemException malformed(String message) {
        return MALFORMED_REQUEST.because("at " + message, List.of(FieldError.parameter("at", message)));
    }
}
