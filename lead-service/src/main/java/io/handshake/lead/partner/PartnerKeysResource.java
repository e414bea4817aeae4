package io.handshake.lead.partner;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.chassis.security.Roles.ADMIN;

import io.handshake.chassis.http.ETags;
import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.security.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Issues, changes, replaces and revokes the keys that partners post with. */
@Path("/v1/partner-keys")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@SecurityScheme(
        securitySchemeName = PartnerKeysResource.SCHEME,
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        apiKeyName = PartnerKeyMechanism.HEADER,
        description = "A partner's key, hs_<id>_<secret>; it speaks for one source, within its scopes.")
@Tag(name = "Partner keys", description = "The keys that partners post with")
public class PartnerKeysResource {
    /** How the contract calls the way partners are let in. */
    public static final String SCHEME = "partnerKey";

    private static final String ALL = "partner-keys";
    private static final String ID = "^[0-9a-f]{16}$";

    private final PartnerKeys keys;
    private final Caller caller;
    private final InstantSource clock;

    PartnerKeysResource(PartnerKeys keys, Caller caller, InstantSource clock) {
        this.keys = keys;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @RolesAllowed(ADMIN)
    @Transactional
    @Idempotent(secretAnswer = true)
    @ResponseStatus(201)
    @Operation(operationId = "issuePartnerKey", summary = "Issue a key for a partner; its secret is shown this once")
    @APIResponse(
            responseCode = "201",
            description = "The key was issued",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = IssuedPartnerKey.class)))
    public IssuedPartnerKey issue(@Valid @NotNull NewPartnerKey request) {
        if (request.source().equals(Origin.HANDSHAKE)) {
            throw INVALID_CONTENT.because(
                    "the key cannot be issued",
                    List.of(FieldError.at("/source", "must be the partner's own; what is told here has this one")));
        }
        KeyText text = KeyText.fresh();
        PartnerKey key = PartnerKey.of(request, text, clock.instant(), caller.key());
        keys.persist(key);
        return IssuedPartnerKey.of(key, text);
    }

    @POST
    @Path("/{id}/rotation")
    @RolesAllowed(ADMIN)
    @Transactional
    @Idempotent(secretAnswer = true)
    @ResponseStatus(201)
    @Operation(
            operationId = "rotatePartnerKey",
            summary = "Replace a key; the old one goes on working for a while",
            description =
                    "The new key has the name, source, scopes, mode and rate limit of the old one, and its secret is shown this once.")
    @APIResponse(
            responseCode = "201",
            description = "The new key",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = IssuedPartnerKey.class)))
    public IssuedPartnerKey rotate(
            @RestPath @Pattern(regexp = ID) @Parameter(description = "Id of the old key.") String id,
            @Valid @NotNull Rotation request) {
        KeyText text = KeyText.fresh();
        PartnerKey next = keys.lock(id).rotate(text, request.overlap(), clock.instant(), caller.key());
        keys.persist(next);
        return IssuedPartnerKey.of(next, text);
    }

    @GET
    @RolesAllowed(ADMIN)
    @Operation(operationId = "listPartnerKeys", summary = "List the partners' keys, revoked ones included")
    @APIResponse(responseCode = "200", description = "Keys in the order of their ids, without their secrets")
    public Page<PartnerKeyView> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Keys on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        String start = after == null ? "" : PageCursor.decode(ALL, after).text(0);
        List<PartnerKeyView> page =
                keys.after(start, limit + 1).stream().map(PartnerKeyView::of).toList();
        return page.size() <= limit
                ? new Page<>(page, null)
                : new Page<>(
                        page.subList(0, limit),
                        PageCursor.encode(ALL, page.get(limit - 1).id()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(ADMIN)
    @Operation(operationId = "getPartnerKey", summary = "Show a partner's key, with the ETag that a change needs")
    @APIResponse(responseCode = "200", description = "The key, without its secret")
    public RestResponse<PartnerKeyView> get(
            @RestPath @Pattern(regexp = ID) @Parameter(description = "Id of the key.") String id) {
        return answer(keys.get(id));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(ADMIN)
    @Transactional
    @Operation(
            operationId = "changePartnerKey",
            summary = "Change a key's name, scopes or rate limit",
            description = "The change holds within ten seconds. Source and mode stay for ever.")
    @APIResponse(responseCode = "200", description = "The key as it is now")
    public RestResponse<PartnerKeyView> change(
            @RestPath @Pattern(regexp = ID) @Parameter(description = "Id of the key.") String id,
            @Parameter(description = "The ETag of the key as it was read.")
                    @RestHeader("If-Match")
                    @Size(max = 200)
                    @Nullable
                    String ifMatch,
            @Valid @NotNull PartnerKeyChange request) {
        PartnerKey key = keys.lock(id);
        ETags.require(ifMatch, ETags.of(key.version));
        key.change(request, clock.instant());
        keys.flush();
        return answer(key);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(ADMIN)
    @Transactional
    @ResponseStatus(204)
    @Operation(operationId = "revokePartnerKey", summary = "Revoke a partner's key")
    @APIResponse(responseCode = "204", description = "The key is revoked; it stops working within ten seconds")
    public void revoke(@RestPath @Pattern(regexp = ID) @Parameter(description = "Id of the key.") String id) {
        keys.lock(id).revoke(clock.instant());
    }

    private static RestResponse<PartnerKeyView> answer(PartnerKey key) {
        return RestResponse.ResponseBuilder.ok(PartnerKeyView.of(key))
                .header("ETag", ETags.of(key.version))
                .build();
    }
}
