package io.handshake.scoring.definition;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.scoring.ScoringProblem.UNKNOWN_DEFINITION_VERSION;

import io.handshake.chassis.agreement.Agreements;
import io.handshake.chassis.agreement.Counting;
import io.handshake.chassis.agreement.Terms;
import io.handshake.chassis.agreement.Timeline;
import io.handshake.chassis.agreement.Version;
import io.handshake.chassis.agreement.VersionId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
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

/** A version beside others: what changes with it, and what sales asks. */
@Path("/v1/definitions/{key}/versions/{version}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Definitions", description = "What both sides agree a qualified lead is.")
public class ComparisonsResource {
    private final Agreements agreements;
    private final Rules rules;
    private final SalesFunnels funnels;
    private final InstantSource clock;

    ComparisonsResource(Agreements agreements, Rules rules, SalesFunnels funnels, InstantSource clock) {
        this.agreements = agreements;
        this.rules = rules;
        this.funnels = funnels;
        this.clock = clock;
    }

    @GET
    @Path("/diff")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(
            operationId = "diffDefinitionVersion",
            summary = "What a version changes, in plain words",
            description = "Compared with the version of the definition in force, or with the one before when that is"
                    + " the version itself or none is in force. The first version of a key is compared with what else is"
                    + " in force for its scope.")
    @APIResponse(responseCode = "200", description = "The changes.")
    public DiffView diff(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the definition.") String key,
            @RestPath @Min(1) @Parameter(description = "1, 2, ...") int version,
            @RestQuery @Min(1) @Parameter(description = "The version to compare with.") @Nullable Integer against) {
        Version after = require(key, version);
        Optional<Version> before = against != null ? Optional.of(require(key, against)) : usual(after);
        return new DiffView(
                key,
                version,
                before.map(other -> other.id().key()).orElse(null),
                before.map(other -> other.id().version()).orElse(null),
                after.reason(),
                Difference.between(
                        before.map(other -> Statement.of(other.terms())).orElse(List.of()),
                        Statement.of(after.terms())));
    }

    @GET
    @Path("/comparison")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(
            operationId = "compareDefinitionWithSales",
            summary = "What a version looks at beside what sales asks",
            description = "The terms and rules of the version, and the exit criteria of the funnel that leads of its"
                    + " scope enter now.")
    @APIResponse(responseCode = "200", description = "What both have, and what only one has.")
    public Comparison comparison(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the definition.") String key,
            @RestPath @Min(1) @Parameter(description = "1, 2, ...") int version) {
        Terms terms = require(key, version).terms();
        return Comparison.of(
                terms.content(DefinitionContent.class),
                funnels.inForce(terms.scope().dimensions(), clock.instant()).orElse(null));
    }

    private Optional<Version> usual(Version version) {
        VersionId id = version.id();
        return rules.current()
                .at(clock.instant())
                .ofKey(id.key())
                .map(Counting::id)
                .filter(inForce -> inForce.version() != id.version())
                .or(() -> id.version() == 1
                        ? insteadOf(version)
                        : Optional.of(new VersionId(Rules.KIND, id.key(), id.version() - 1)))
                .flatMap(agreements::find);
    }

    /** What leads with just the values of its scope are judged by, if it were not there; nothing goes before what was shipped. */
    private Optional<VersionId> insteadOf(Version first) {
        return Timeline.of(rules.current().versions().stream()
                        .filter(other -> !first.shipped()
                                && !other.id().key().equals(first.id().key()))
                        .toList())
                .at(clock.instant())
                .of(first.terms().scope().dimensions())
                .map(Counting::id);
    }

    private Version require(String key, int version) {
        return agreements
                .find(new VersionId(Rules.KIND, key, version))
                .orElseThrow(() -> UNKNOWN_DEFINITION_VERSION.because("there is no " + key + " version " + version));
    }
}
