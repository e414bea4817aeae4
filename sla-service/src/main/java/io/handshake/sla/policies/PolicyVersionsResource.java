package io.handshake.sla.policies;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.sla.SlaProblem.UNKNOWN_POLICY;

import io.handshake.chassis.agreement.Agreements;
import io.handshake.chassis.agreement.NewSignature;
import io.handshake.chassis.agreement.ShowAgreements;
import io.handshake.chassis.agreement.SignVersion;
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

/** Versions of policies: written once, then signed by both sides or left alone. */
@Path("/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "policies", description = "What sales promises about hand-offs, in versions")
public class PolicyVersionsResource {
    private final Agreements agreements;
    private final ShowAgreements show;
    private final SignVersion signing;
    private final PublishPolicies publish;
    private final CheckPolicy check;

    PolicyVersionsResource(
            Agreements agreements,
            ShowAgreements show,
            SignVersion signing,
            PublishPolicies publish,
            CheckPolicy check) {
        this.agreements = agreements;
        this.show = show;
        this.signing = signing;
        this.publish = publish;
        this.check = check;
    }

    @POST
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "createPolicy",
            summary = "Write a policy: version 1, unsigned",
            description = "No clock runs under it before both sides have signed it.")
    @APIResponse(
            responseCode = "201",
            description = "Version 1 of the new policy",
            headers = {
                @Header(name = "ETag", description = "The hash, as If-Match of a signature wants it."),
                @Header(name = "Location", description = "Where the version is.")
            },
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PolicyVersionView.class)))
    public RestResponse<PolicyVersionView> create(@Valid @NotNull NewPolicy request) {
        NewPolicyVersion first = request.firstVersion();
        check.require(first);
        return written(agreements.begin(Policies.KIND, request.key(), first.terms()));
    }

    @POST
    @Path("/{key}/versions")
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "addPolicyVersion",
            summary = "Edit a policy: a new version, unsigned",
            description =
                    "The version in force stays in force until both sides have signed the new one; clocks keep the"
                            + " version they started under for ever.")
    @APIResponse(
            responseCode = "201",
            description = "The new version",
            headers = {
                @Header(name = "ETag", description = "The hash, as If-Match of a signature wants it."),
                @Header(name = "Location", description = "Where the version is.")
            },
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PolicyVersionView.class)))
    public RestResponse<PolicyVersionView> edit(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the policy.") String key,
            @Valid @NotNull NewPolicyVersion request) {
        check.require(request);
        return written(agreements
                .edit(Policies.KIND, key, request.terms(), request.reason())
                .orElseThrow(PolicyVersionsResource::unknownPolicy));
    }

    @GET
    @Path("/{key}/versions")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "listPolicyVersions", summary = "List the versions of a policy in order")
    @APIResponse(responseCode = "200", description = "A page of versions")
    public Page<PolicyVersionView> list(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the policy.") String key,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Versions on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        return show.versions(Policies.KIND, key, limit, after, PolicyVersionView::of)
                .orElseThrow(PolicyVersionsResource::unknownPolicy);
    }

    @GET
    @Path("/{key}/versions/{version}")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "getPolicyVersion", summary = "One version, its state and its signatures")
    @APIResponse(
            responseCode = "200",
            description = "The version",
            headers = @Header(name = "ETag", description = "The hash, as If-Match of a signature wants it."),
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PolicyVersionView.class)))
    public RestResponse<PolicyVersionView> get(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the policy.") String key,
            @RestPath @Min(1) @Parameter(description = "1, 2, ...") int version) {
        return answer(RestResponse.Status.OK, require(key, version)).build();
    }

    @POST
    @Path("/{key}/versions/{version}/signatures")
    @RolesAllowed({MARKETING, SALES})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "signPolicyVersion",
            summary = "Sign a version for one side",
            description = "The second signature, by another person for the other side, puts the version in force from"
                    + " its effectiveFrom, and not before this moment.")
    @APIResponse(
            responseCode = "201",
            description = "The version with the signature",
            headers = @Header(name = "ETag", description = "The hash that was signed."),
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PolicyVersionView.class)))
    public RestResponse<PolicyVersionView> sign(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the policy.") String key,
            @RestPath @Min(1) @Parameter(description = "1, 2, ...") int version,
            @RestHeader("If-Match")
                    @Parameter(
                            description = "The ETag of the version that was read, which is its hash: what is signed.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
                    @Nullable
                    String ifMatch,
            @Valid @NotNull NewSignature request) {
        Version read = require(key, version);
        SignVersion.Signed signed = signing.sign(read, request.role(), ifMatch);
        publish.signed(read.id(), signed.signature());
        signed.inForce().ifPresent(publish::inForce);
        return answer(RestResponse.Status.CREATED, read).build();
    }

    private Version require(String key, int version) {
        return agreements
                .find(new VersionId(Policies.KIND, key, version))
                .orElseThrow(() -> UNKNOWN_POLICY.because("no policy with this key has this version"));
    }

    private RestResponse<PolicyVersionView> written(Version version) {
        return answer(RestResponse.Status.CREATED, version)
                .header(
                        "Location",
                        "/v1/policies/" + version.id().key() + "/versions/"
                                + version.id().version())
                .build();
    }

    private RestResponse.ResponseBuilder<PolicyVersionView> answer(RestResponse.Status status, Version version) {
        return show.answer(status, version, PolicyVersionView::of);
    }

    private static RuntimeException unknownPolicy() {
        return UNKNOWN_POLICY.because("no policy has this key");
    }
}
