package io.handshake.chassis.things;

import io.handshake.chassis.webhook.WebhookTypes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Tells that things were made. */
@ApplicationScoped
public class ThingWebhooks implements WebhookTypes {
    @Override
    public Set<String> all() {
        return Set.of("thing-made");
    }
}
