package io.handshake.lead.partner;

import static io.handshake.chassis.security.Roles.ADMIN;

import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.security.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Issues and revokes the keys that partners post with. */
@Path("/v1/partner-keys")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@SecurityScheme(
        securitySchemeName = PartnerKeysResource.SCHEME,
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        apiKeyName = PartnerKeyMechanism.HEADER,
        description = "A partner's key, hs_<id>_<secret>; it speaks for one source.")
@Tag(name = "Partner keys", description = "The keys that partners post with")
public class PartnerKeysResource {
    /** How the contract calls the way partners are let in. */
    public static final String SCHEME = "partnerKey";

    private static final String ALL = "partner-keys";

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
    @Idempotent
    @ResponseStatus(201)
    @Operation(operationId = "issuePartnerKey", summary = "Issue a key for a partner; its secret is shown this once")
    @APIResponse(
            responseCode = "201",
            description = "The key was issued",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = IssuedPartnerKey.class)))
    public IssuedPartnerKey issue(@Valid @NotNull NewPartnerKey request) {
        KeyText text = KeyText.fresh();
        PartnerKey key = new PartnerKey();
        key.id = text.id();
        key.name = request.name();
        key.source = request.source();
        key.secretHash = text.hash();
        key.createdAt = clock.instant();
        key.createdBy = caller.key();
        keys.persist(key);
        return new IssuedPartnerKey(key.id, key.name, key.source, text.whole());
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
        String start = after == null ? "" : PageCursor.decode(ALL, after).getFirst();
        List<PartnerKeyView> page =
                keys.after(start, limit + 1).stream().map(PartnerKeyView::of).toList();
        return page.size() <= limit
                ? new Page<>(page, null)
                : new Page<>(
                        page.subList(0, limit),
                        PageCursor.encode(ALL, page.get(limit - 1).id()));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(ADMIN)
    @Transactional
    @ResponseStatus(204)
    @Operation(operationId = "revokePartnerKey", summary = "Revoke a partner's key")
    @APIResponse(responseCode = "204", description = "The key is revoked; it stops working within ten seconds")
    public void revoke(
            @RestPath @Pattern(regexp = "^[0-9a-f]{16}$") @Parameter(description = "Id of the key.") String id) {
        keys.get(id).revoke(clock.instant());
    }
}
