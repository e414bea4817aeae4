package io.handshake.chassis.webhook;

import static io.handshake.chassis.webhook.WebhookProblem.UNKNOWN_DELIVERY;
import static io.handshake.chassis.webhook.WebhookProblem.WEBHOOK_INACTIVE;

import io.handshake.chassis.sql.Ids;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What a webhook could not be told at once, and tests of it. */
@ApplicationScoped
public class Deliveries {
    private static final String TEST = "webhook-test";

    private final Sql sql;
    private final Webhooks webhooks;
    private final InstantSource clock;
    private final String service;

    Deliveries(
            Sql sql,
            Webhooks webhooks,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.sql = sql;
        this.webhooks = webhooks;
        this.clock = clock;
        this.service = service;
    }

    /** Of one webhook, the latest first, before this one. */
    public List<DeliveryView> before(UUID webhook, @Nullable UUID delivery, @Nullable String state, int limit) {
        webhooks.get(webhook);
        return sql.list(
                "select " + DeliveryView.COLUMNS + """
                 from webhook_delivery where webhook = ? and (?::uuid is null or id < ?) and (?::text is null or state = ?)
                order by id desc limit ?""",
                DeliveryView::read,
                webhook,
                delivery,
                delivery,
                state,
                state,
                limit);
    }

    public DeliveryView get(UUID webhook, UUID id) {
        return sql.first(
                        "select " + DeliveryView.COLUMNS + " from webhook_delivery where webhook = ? and id = ?",
                        DeliveryView::read,
                        webhook,
                        id)
                .orElseThrow(() -> UNKNOWN_DELIVERY.because("webhook " + webhook + " has no delivery " + id));
    }

    /** Something to tell that did not happen. */
    public DeliveryView test(UUID webhook) {
        requireActive(webhook);
        UUID id = Ids.next();
        Instant now = clock.instant();
        String event = """
                {"specversion":"1.0","id":"%1$s","source":"/%2$s","type":"%3$s","subject":"%4$s","time":"%5$s","recordedat":"%5$s",\
                "datacontenttype":"application/json","data":{"webhook":"%4$s"}}""".formatted(id, service, TEST, webhook, now);
        sql.update("""
                insert into webhook_delivery (id, webhook, message, type, subject, event, state, attempts, next_at, first_at)
                values (?, ?, ?, ?, ?, ?, 'waiting', 0, ?, ?)""", id, webhook, id.toString(), TEST, webhook.toString(), event, now, now);
        return get(webhook, id);
    }

    /** It is tried within a second or two, and again by the schedule if need be. */
    public DeliveryView replay(UUID webhook, UUID id) {
        requireActive(webhook);
        Instant now = clock.instant();
        sql.update(
                "update webhook_delivery set state = 'waiting', attempts = 0, next_at = ? where webhook = ? and id = ?",
                now,
                webhook,
                id);
        return get(webhook, id);
    }

    private void requireActive(UUID webhook) {
        if (!webhooks.lock(webhook).active()) {
            throw WEBHOOK_INACTIVE.because("nothing is told while it is inactive; change it to active first");
        }
    }
}
