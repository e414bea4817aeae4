package io.handshake.scoring.definition;

import static io.handshake.chassis.problem.StandardProblem.STALE_VERSION;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.scoring.ScoringProblem.ROLE_NOT_HELD;

import io.handshake.chassis.http.ETags;
import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.security.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Both sides' names under a version. */
@Path("/v1/definitions/{key}/versions/{version}/signatures")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Definitions", description = "What both sides agree a qualified lead is.")
public class SignaturesResource {
    private final SignVersion signVersion;
    private final DefinitionVersions versions;
    private final VersionViews views;
    private final Caller caller;

    SignaturesResource(SignVersion signVersion, DefinitionVersions versions, VersionViews views, Caller caller) {
        this.signVersion = signVersion;
        this.versions = versions;
        this.views = views;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({MARKETING, SALES})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "signDefinitionVersion",
            summary = "Sign a version for one side",
            description = "The second signature, by another person for the other side, puts the version in force from"
                    + " its effectiveFrom, and not before this moment.")
    @APIResponse(
            responseCode = "201",
            description = "The version with the signature.",
            headers = @Header(name = "ETag", description = "The hash that was signed."),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = VersionView.class)))
    public RestResponse<VersionView> sign(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the definition.") String key,
            @RestPath @Min(1) @Parameter(description = "1, 2, ...") int version,
            @RestHeader("If-Match")
                    @Parameter(
                            description = "The ETag of the version that was read, which is its hash: what is signed.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
                    @Nullable
                    String ifMatch,
            @Valid @NotNull NewSignature request) {
        requireSide(request.role());
        DefinitionVersion signed = versions.get(new VersionId(key, version));
        requireRead(ifMatch, signed);
        signVersion.sign(signed, request.role(), caller);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, views.of(signed))
                .header("ETag", signed.etag())
                .build();
    }

    /** Machines do not sign, whatever else their token holds. */
    private void requireSide(String role) {
        if (!caller.has(role) || caller.has(SERVICE)) {
            throw ROLE_NOT_HELD.because("only a person of " + role + " signs for " + role);
        }
    }

    /** Any version will do is no answer here: a signature is given to one text. */
    private static void requireRead(@Nullable String ifMatch, DefinitionVersion version) {
        if (ifMatch != null && ifMatch.strip().equals("*")) {
            throw STALE_VERSION.because("name the text you sign: its ETag is " + version.etag());
        }
        ETags.require(ifMatch, version.etag());
    }
}
