package io.handshake.sla.notifications;

import static io.handshake.chassis.security.Roles.ADMIN;

import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.webhook.Deliveries;
import io.handshake.chassis.webhook.DeliveryView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows what a webhook could not be told at once, tries it again, and tests webhooks. */
@Path("/v1/webhooks/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "webhooks")
public class WebhookDeliveriesResource {
    private final Deliveries deliveries;

    WebhookDeliveriesResource(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @GET
    @Path("/deliveries")
    @RolesAllowed(ADMIN)
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "List what a webhook could not be told at once, and its tests",
            description = "What is told at the first try is not listed. What came to an end is kept for 30 days.")
    @APIResponse(responseCode = "200", description = "A page of deliveries, the latest first")
    public Page<DeliveryView> list(
            @Parameter(description = "Id of the webhook.") @RestPath UUID id,
            @Parameter(description = "Only those `waiting`, `failed` or `delivered`.")
                    @RestQuery
                    @Pattern(regexp = "^(waiting|failed|delivered)$", message = "must be waiting, failed or delivered")
                    @Nullable
                    String state,
            @Parameter(description = "Deliveries on a page, 1 to 200.") @RestQuery @DefaultValue("50") @Min(1) @Max(200)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery @Size(max = 500) @Nullable
                    String after) {
        String filter = "webhook-deliveries|" + id + "|" + state;
        UUID from = after == null ? null : PageCursor.decode(filter, after).uuid(0);
        List<DeliveryView> found = deliveries.before(id, from, state, limit + 1);
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, limit),
                        PageCursor.encode(filter, found.get(limit - 1).id().toString()));
    }

    @GET
    @Path("/deliveries/{delivery}")
    @RolesAllowed(ADMIN)
    @Operation(operationId = "getWebhookDelivery", summary = "Read what came of a delivery")
    @APIResponse(responseCode = "200", description = "The delivery")
    public DeliveryView read(
            @Parameter(description = "Id of the webhook.") @RestPath UUID id,
            @Parameter(description = "Id of the delivery.") @RestPath UUID delivery) {
        return deliveries.get(id, delivery);
    }

    @POST
    @Path("/deliveries/{delivery}/replay")
    @RolesAllowed(ADMIN)
    @Transactional
    @Idempotent
    @ResponseStatus(202)
    @Operation(
            operationId = "replayWebhookDelivery",
            summary = "Tell it again, whatever came of it before",
            description = "It is tried within seconds, and again by the schedule if that fails.")
    @APIResponse(responseCode = "202", description = "The delivery; read it again to see what came of it")
    public DeliveryView replay(
            @Parameter(description = "Id of the webhook.") @RestPath UUID id,
            @Parameter(description = "Id of the delivery.") @RestPath UUID delivery) {
        return deliveries.replay(id, delivery);
    }

    @POST
    @Path("/test")
    @RolesAllowed(ADMIN)
    @Transactional
    @Idempotent
    @ResponseStatus(202)
    @Operation(
            operationId = "testWebhook",
            summary = "Call a webhook with an event of the type `webhook-test`",
            description = "It is called within seconds, and again by the schedule if that fails.")
    @APIResponse(responseCode = "202", description = "The delivery; read it to see what came of it")
    public DeliveryView test(@Parameter(description = "Id of the webhook.") @RestPath UUID id) {
        return deliveries.test(id);
    }
}
