package io.handshake.scoring.definition;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.scoring.ScoringProblem.UNKNOWN_DEFINITION;
import static io.handshake.scoring.ScoringProblem.UNKNOWN_DEFINITION_VERSION;

import io.handshake.chassis.agreement.Agreements;
import io.handshake.chassis.agreement.ShowAgreements;
import io.handshake.chassis.agreement.Version;
import io.handshake.chassis.agreement.VersionId;
import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
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
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Versions of definitions: written once, then signed by both sides or left alone. */
@Path("/v1/definitions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Definitions", description = "What both sides agree a qualified lead is.")
public class VersionsResource {
    private final Agreements agreements;
    private final ShowAgreements show;
    private final VersionViews views;
    private final Sense sense;

    VersionsResource(Agreements agreements, ShowAgreements show, VersionViews views, Sense sense) {
        this.agreements = agreements;
        this.show = show;
        this.views = views;
        this.sense = sense;
    }

    @POST
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "createDefinition",
            summary = "Write a definition: version 1, unsigned",
            description = "It counts for nothing before both sides have signed it.")
    @APIResponse(
            responseCode = "201",
            description = "Version 1 of the new definition.",
            headers = {
                @Header(name = "ETag", description = "The hash, as If-Match of a signature wants it."),
                @Header(name = "Location", description = "Where the version is.")
            },
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = VersionView.class)))
    public RestResponse<VersionView> create(@Valid @NotNull NewDefinition request) {
        NewVersion first = request.firstVersion();
        Sense.requireFree(request.key());
        sense.require(first);
        return written(agreements.begin(Rules.KIND, request.key(), first.terms()));
    }

    @POST
    @Path("/{key}/versions")
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "addDefinitionVersion",
            summary = "Edit a definition: a new version, unsigned",
            description = "The version in force stays in force until both sides have signed the new one.")
    @APIResponse(
            responseCode = "201",
            description = "The new version.",
            headers = {
                @Header(name = "ETag", description = "The hash, as If-Match of a signature wants it."),
                @Header(name = "Location", description = "Where the version is.")
            },
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = VersionView.class)))
    public RestResponse<VersionView> edit(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the definition.") String key,
            @Valid @NotNull NewVersion request) {
        sense.require(request);
        return written(agreements
                .edit(Rules.KIND, key, request.terms(), request.reason())
                .orElseThrow(() -> unknown(key)));
    }

    @GET
    @Path("/{key}/versions")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "listDefinitionVersions", summary = "The versions of a definition in order")
    @APIResponse(responseCode = "200", description = "A page of versions.")
    public Page<VersionView> list(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the definition.") String key,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "How many on one page, 1 to 200.")
                    int limit,
            @RestQuery @Size(max = 500) @Parameter(description = "The `next` of the page before.") @Nullable
                    String after) {
        return show.versions(Rules.KIND, key, limit, after, views.now()).orElseThrow(() -> unknown(key));
    }

    @GET
    @Path("/{key}/versions/{version}")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "getDefinitionVersion", summary = "One version, its state and its signatures")
    @APIResponse(
            responseCode = "200",
            description = "The version.",
            headers = @Header(name = "ETag", description = "The hash, as If-Match of a signature wants it."),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = VersionView.class)))
    public RestResponse<VersionView> get(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the definition.") String key,
            @RestPath @Min(1) @Parameter(description = "1, 2, ...") int version) {
        return show.answer(RestResponse.Status.OK, require(key, version), views.now())
                .build();
    }

    private Version require(String key, int version) {
        return agreements
                .find(new VersionId(Rules.KIND, key, version))
                .orElseThrow(() -> UNKNOWN_DEFINITION_VERSION.because("there is no " + key + " version " + version));
    }

    private RestResponse<VersionView> written(Version version) {
        return show.answer(RestResponse.Status.CREATED, version, views.now())
                .header(
                        "Location",
                        "/v1/definitions/" + version.id().key() + "/versions/"
                                + version.id().version())
                .build();
    }

    private static RuntimeException unknown(String key) {
        return UNKNOWN_DEFINITION.because("no definition has the key " + key);
    }
}
