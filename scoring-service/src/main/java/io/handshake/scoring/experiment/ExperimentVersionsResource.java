package io.handshake.scoring.experiment;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.scoring.ScoringProblem.UNKNOWN_EXPERIMENT;

import io.handshake.chassis.agreement.Agreements;
import io.handshake.chassis.agreement.NewSignature;
import io.handshake.chassis.agreement.ShowAgreements;
import io.handshake.chassis.agreement.SignVersion;
import io.handshake.chassis.agreement.Version;
import io.handshake.chassis.agreement.VersionId;
import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
import io.handshake.scoring.definition.LeadAttributes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Versions of plans: written once, then signed by both sides or left alone. */
@Path("/v1/experiments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Experiments", description = "What both sides agreed to try on leads below the threshold.")
public class ExperimentVersionsResource {
    private final Agreements agreements;
    private final ShowAgreements show;
    private final SignVersion signing;
    private final PublishExperiments publish;
    private final Experiments experiments;
    private final LeadAttributes attributes;

    ExperimentVersionsResource(
            Agreements agreements,
            ShowAgreements show,
            SignVersion signing,
            PublishExperiments publish,
            Experiments experiments,
            LeadAttributes attributes) {
        this.agreements = agreements;
        this.show = show;
        this.signing = signing;
        this.publish = publish;
        this.experiments = experiments;
        this.attributes = attributes;
    }

    @POST
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "createExperiment",
            summary = "Plan an experiment: version 1, unsigned",
            description = "It cannot start before both sides have signed it.")
    @APIResponse(
            responseCode = "201",
            description = "Version 1 of the plan.",
            headers = {
                @Header(name = "ETag", description = "The hash, as If-Match of a signature wants it."),
                @Header(name = "Location", description = "Where the version is.")
            },
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ExperimentVersionView.class)))
    public RestResponse<ExperimentVersionView> create(@Valid @NotNull NewExperiment request) {
        return written(agreements.begin(
                Experiments.KIND, request.key(), request.firstVersion().terms(request.key(), attributes)));
    }

    @POST
    @Path("/{key}/versions")
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "addExperimentVersion",
            summary = "Edit a plan: a new version, unsigned",
            description = "Until the experiment has started. The version in force stays in force until both sides have"
                    + " signed the new one.")
    @APIResponse(
            responseCode = "201",
            description = "The new version.",
            headers = {
                @Header(name = "ETag", description = "The hash, as If-Match of a signature wants it."),
                @Header(name = "Location", description = "Where the version is.")
            },
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ExperimentVersionView.class)))
    public RestResponse<ExperimentVersionView> edit(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the experiment.") String key,
            @Valid @NotNull NewExperimentVersion request) {
        experiments.requireNotStarted(key);
        return written(agreements
                .edit(Experiments.KIND, key, request.terms(key, attributes), request.reason())
                .orElseThrow(() -> Experiments.unknown(key)));
    }

    @GET
    @Path("/{key}/versions")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "listExperimentVersions", summary = "List the versions of a plan in order")
    @APIResponse(responseCode = "200", description = "A page of versions.")
    public Page<ExperimentVersionView> list(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the experiment.") String key,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Versions on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        return show.versions(Experiments.KIND, key, limit, after, ExperimentVersionView::of)
                .orElseThrow(() -> Experiments.unknown(key));
    }

    @GET
    @Path("/{key}/versions/{version}")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "getExperimentVersion", summary = "One version, its state and its signatures")
    @APIResponse(
            responseCode = "200",
            description = "The version.",
            headers = @Header(name = "ETag", description = "The hash, as If-Match of a signature wants it."),
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ExperimentVersionView.class)))
    public RestResponse<ExperimentVersionView> get(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the experiment.") String key,
            @RestPath @Min(1) @Parameter(description = "1, 2, ...") int version) {
        return answer(RestResponse.Status.OK, require(key, version)).build();
    }

    @POST
    @Path("/{key}/versions/{version}/signatures")
    @RolesAllowed({MARKETING, SALES})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "signExperimentVersion",
            summary = "Sign a version for one side",
            description =
                    "After the second signature, by another person for the other side, the experiment may start from"
                            + " its effectiveFrom on, and not before this moment.")
    @APIResponse(
            responseCode = "201",
            description = "The version with the signature.",
            headers = @Header(name = "ETag", description = "The hash that was signed."),
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ExperimentVersionView.class)))
    public RestResponse<ExperimentVersionView> sign(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the experiment.") String key,
            @RestPath @Min(1) @Parameter(description = "1, 2, ...") int version,
            @RestHeader("If-Match")
                    @Parameter(
                            description = "The ETag of the version that was read, which is its hash: what is signed.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
                    @Nullable
                    String ifMatch,
            @Valid @NotNull NewSignature request) {
        Version read = require(key, version);
        experiments.requireNotStarted(key);
        SignVersion.Signed signed = signing.sign(read, request.role(), ifMatch);
        publish.signed(read.id(), signed.signature());
        signed.inForce().ifPresent(publish::inForce);
        return answer(RestResponse.Status.CREATED, read).build();
    }

    private Version require(String key, int version) {
        return agreements
                .find(new VersionId(Experiments.KIND, key, version))
                .orElseThrow(() -> UNKNOWN_EXPERIMENT.because("no experiment " + key + " has a version " + version));
    }

    private RestResponse<ExperimentVersionView> written(Version version) {
        return answer(RestResponse.Status.CREATED, version)
                .header(
                        "Location",
                        "/v1/experiments/" + version.id().key() + "/versions/"
                                + version.id().version())
                .build();
    }

    private RestResponse.ResponseBuilder<ExperimentVersionView> answer(RestResponse.Status status, Version version) {
        return show.answer(status, version, ExperimentVersionView::of);
    }
}
