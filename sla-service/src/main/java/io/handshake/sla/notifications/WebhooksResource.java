package io.handshake.sla.notifications;

import static io.handshake.chassis.security.Roles.ADMIN;

import io.handshake.chassis.http.ETags;
import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.security.Caller;
import io.handshake.chassis.webhook.SecretRotation;
import io.handshake.chassis.webhook.WebhookDeclaration;
import io.handshake.chassis.webhook.WebhookSecret;
import io.handshake.chassis.webhook.WebhookView;
import io.handshake.chassis.webhook.Webhooks;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Keeps the webhooks: addresses that are called with what happens. */
@Path("/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "webhooks", description = "Addresses that are called with what happens.")
public class WebhooksResource {
    private static final String FILTER = "webhooks";

    private final Webhooks webhooks;
    private final Caller caller;

    WebhooksResource(Webhooks webhooks, Caller caller) {
        this.webhooks = webhooks;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(ADMIN)
    @Transactional
    @Idempotent(secretAnswer = true)
    @Operation(
            operationId = "createWebhook",
            summary = "Create a webhook; its secret is shown this once",
            description = "It is told what happens from now on.")
    @APIResponse(
            responseCode = "201",
            description = "The webhook was created; Location says where it is",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = WebhookSecret.class)))
    public RestResponse<WebhookSecret> create(@Valid @NotNull WebhookDeclaration request) {
        WebhookSecret created = webhooks.create(request, caller.subject());
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, created)
                .location(URI.create("/v1/webhooks/" + created.id()))
                .build();
    }

    @GET
    @RolesAllowed(ADMIN)
    @Operation(operationId = "listWebhooks", summary = "List the webhooks")
    @APIResponse(responseCode = "200", description = "A page of webhooks, the oldest first, without their secrets")
    public Page<WebhookView> list(
            @Parameter(description = "Webhooks on a page, 1 to 200.") @RestQuery @DefaultValue("50") @Min(1) @Max(200)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery @Size(max = 500) @Nullable
                    String after) {
        UUID from = after == null
                ? new UUID(0, 0)
                : PageCursor.decode(FILTER, after).uuid(0);
        List<WebhookView> found = webhooks.after(from, limit + 1);
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, limit),
                        PageCursor.encode(FILTER, found.get(limit - 1).id().toString()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(ADMIN)
    @Operation(operationId = "getWebhook", summary = "Read a webhook, with the ETag that a change needs")
    @APIResponse(responseCode = "200", description = "The webhook, without its secrets")
    public RestResponse<WebhookView> read(@Parameter(description = "Id of the webhook.") @RestPath UUID id) {
        return answer(webhooks.get(id));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(ADMIN)
    @Transactional
    @Operation(
            operationId = "changeWebhook",
            summary = "Write a webhook as it is from now on",
            description =
                    "One that was inactive is told what happens from now on, and what still waited to be told is tried again.")
    @APIResponse(responseCode = "200", description = "The webhook as it is now")
    public RestResponse<WebhookView> change(
            @Parameter(description = "Id of the webhook.") @RestPath UUID id,
            @Parameter(description = "The ETag of the webhook as it was read.")
                    @RestHeader("If-Match")
                    @Size(max = 200)
                    @Nullable
                    String ifMatch,
            @Valid @NotNull WebhookDeclaration request) {
        return answer(webhooks.change(id, ifMatch, request));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(ADMIN)
    @Transactional
    @ResponseStatus(204)
    @Operation(operationId = "deleteWebhook", summary = "Delete a webhook, with what waited to be told to it")
    @APIResponse(responseCode = "204", description = "It is deleted; a call that is under way ends as it may")
    public void delete(@Parameter(description = "Id of the webhook.") @RestPath UUID id) {
        webhooks.delete(id);
    }

    @POST
    @Path("/{id}/rotation")
    @RolesAllowed(ADMIN)
    @Transactional
    @Idempotent(secretAnswer = true)
    @ResponseStatus(201)
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Replace a webhook's secret; for a while calls are signed with both",
            description = "Of a secret that was replaced before, signatures end at once.")
    @APIResponse(
            responseCode = "201",
            description = "The new secret, which is shown this once",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = WebhookSecret.class)))
    public WebhookSecret rotate(
            @Parameter(description = "Id of the webhook.") @RestPath UUID id, @Valid @NotNull SecretRotation request) {
        return webhooks.rotate(id, request);
    }

    private static RestResponse<WebhookView> answer(WebhookView webhook) {
        return RestResponse.ResponseBuilder.ok(webhook)
                .header("ETag", ETags.of(webhook.version()))
                .build();
    }
}
