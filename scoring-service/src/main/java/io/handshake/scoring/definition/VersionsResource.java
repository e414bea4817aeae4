package io.handshake.scoring.definition;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;

import io.handshake.chassis.http.Idempotent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.jboss.resteasy.reactive.RestResponse;

/** Versions of definitions: written once, then signed by both sides or left alone. */
@Path("/v1/definitions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Definitions", description = "What both sides agree a qualified lead is.")
public class VersionsResource {
    private final Definitions definitions;
    private final DefinitionVersions versions;
    private final VersionViews views;
    private final WriteVersion writeVersion;

    VersionsResource(
            Definitions definitions, DefinitionVersions versions, VersionViews views, WriteVersion writeVersion) {
        this.definitions = definitions;
        this.versions = versions;
        this.views = views;
        this.writeVersion = writeVersion;
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
        definitions.begin(request.key());
        return written(writeVersion.write(new VersionId(request.key(), 1), first));
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
        Definition definition = definitions.getForUpdate(key);
        return written(writeVersion.write(new VersionId(key, definition.nextVersion()), request));
    }

    @GET
    @Path("/{key}/versions/{version}")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Transactional
    @Operation(operationId = "getDefinitionVersion", summary = "One version, its state and its signatures")
    @APIResponse(
            responseCode = "200",
            description = "The version.",
            headers = @Header(name = "ETag", description = "The hash, as If-Match of a signature wants it."),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = VersionView.class)))
    public RestResponse<VersionView> get(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the definition.") String key,
            @RestPath @Min(1) @Parameter(description = "1, 2, ...") int version) {
        DefinitionVersion found = versions.get(new VersionId(key, version));
        return RestResponse.ResponseBuilder.ok(views.of(found))
                .header("ETag", found.etag())
                .build();
    }

    private RestResponse<VersionView> written(DefinitionVersion version) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, views.of(version))
                .header("ETag", version.etag())
                .header("Location", "/v1/definitions/" + version.id.key() + "/versions/" + version.id.version())
                .build();
    }
}
