package io.handshake.scoring.qualification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshake.chassis.inbox.FeedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Who a lead is, as lead-service told it.
 *
 * @param sequence which of the facts about the lead told it
 * @param since from when it holds, in claimed time
 * @param attributes flat JSON: value by attribute, what is not known is missing
 */
record LeadProfile(UUID lead, long sequence, Instant since, Instant recordedAt, String attributes) {
    private static final List<String> PLAIN = List.of(
            "source",
            "channel",
            "campaign",
            "latestCampaign",
            "country",
            "region",
            "segment",
            "industry",
            "companySize",
            "emailClass",
            "emailDomain",
            "sourcedBy",
            "existingCustomer");
    private static final List<String> UTM = List.of("utm", "latestUtm");
    private static final List<String> TAGS = List.of("source", "medium", "campaign", "term", "content");
    private static final String DECLARED = "attributes";

    static LeadProfile of(FeedEvent event) {
        return new LeadProfile(
                UUID.fromString(event.subject()),
                Objects.requireNonNull(event.sequence(), "sequence"),
                event.occurredAt(),
                event.recordedAt(),
                flat(event.data()).toString());
    }

    private static ObjectNode flat(JsonNode data) {
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        PLAIN.forEach(name -> put(flat, name, data.path(name)));
        UTM.forEach(utm ->
                TAGS.forEach(tag -> put(flat, utm + "." + tag, data.path(utm).path(tag))));
        data.path(DECLARED)
                .properties()
                .forEach(declared -> put(flat, DECLARED + "." + declared.getKey(), declared.getValue()));
        return flat;
    }

    private static void put(ObjectNode flat, String name, JsonNode value) {
        if (value.isValueNode() && !value.isNull()) {
            flat.set(name, value);
        }
    }
}
