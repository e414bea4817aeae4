package io.handshake.scoring.definition;

import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.scoring.ScoringProblem.UNKNOWN_DEFINITION_VERSION;

import io.handshake.chassis.agreement.Agreements;
import io.handshake.chassis.agreement.NewSignature;
import io.handshake.chassis.agreement.ShowAgreements;
import io.handshake.chassis.agreement.SignVersion;
import io.handshake.chassis.agreement.Version;
import io.handshake.chassis.agreement.VersionId;
import io.handshake.chassis.http.Idempotent;
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
    private final Agreements agreements;
    private final ShowAgreements show;
    private final VersionViews views;
    private final SignVersion signing;
    private final PublishDefinitions publish;

    SignaturesResource(
            Agreements agreements,
            ShowAgreements show,
            VersionViews views,
            SignVersion signing,
            PublishDefinitions publish) {
        this.agreements = agreements;
        this.show = show;
        this.views = views;
        this.signing = signing;
        this.publish = publish;
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
        Version read = agreements
                .find(new VersionId(Rules.KIND, key, version))
                .orElseThrow(() -> UNKNOWN_DEFINITION_VERSION.because("there is no " + key + " version " + version));
        SignVersion.Signed signed = signing.sign(read, request.role(), ifMatch);
        publish.signed(read.id(), signed.signature());
        signed.inForce().ifPresent(publish::inForce);
        return show.answer(RestResponse.Status.CREATED, read, views.now()).build();
    }
}
