package io.handshake.lead.intake;

import io.handshake.chassis.event.NewEvent;
import io.handshake.lead.funnels.Traits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of one lead while something is told about it. */
final class Known {
    private final UUID id;
    private final String source;
    private final boolean fresh;
    private final Instant occurredAt;
    private final Map<Attribute, String> attributes;
    private final List<NewEvent> events = new ArrayList<>();
    private long sequence;

    Known(UUID id, String source, boolean fresh, Instant occurredAt, long sequence, Map<Attribute, String> attributes) {
        this.id = id;
        this.source = source;
        this.fresh = fresh;
        this.occurredAt = occurredAt;
        this.sequence = sequence;
        this.attributes = new EnumMap<>(Attribute.class);
        this.attributes.putAll(attributes);
    }

    UUID id() {
        return id;
    }

    String source() {
        return source;
    }

    boolean fresh() {
        return fresh;
    }

    Instant occurredAt() {
        return occurredAt;
    }

    long sequence() {
        return sequence;
    }

    List<NewEvent> events() {
        return events;
    }

    @Nullable
    String get(Attribute attribute) {
        return attributes.get(attribute);
    }

    String need(Attribute attribute) {
        return Objects.requireNonNull(attributes.get(attribute));
    }

    /**
     * Takes in what is told; what is left out stays.
     *
     * @param replacing whether it may replace what is known, or only add to it
     * @return the names of the members that changed
     */
    List<String> learn(Map<Attribute, String> told, boolean replacing) {
        Map<Attribute, String> news = new EnumMap<>(Attribute.class);
        told.forEach((attribute, value) -> {
            String known = attributes.get(attribute);
            if (known == null || replacing && !known.equals(value)) {
                news.put(attribute, value);
            }
        });
        attributes.putAll(news);
        String emailClass = EmailClass.of(get(Attribute.EMAIL)).word();
        if (!emailClass.equals(attributes.put(Attribute.EMAIL_CLASS, emailClass))) {
            news.put(Attribute.EMAIL_CLASS, emailClass);
        }
        return news.keySet().stream().map(Attribute::member).toList();
    }

    /** What decides on which funnel its pass opens. */
    Traits traits() {
        return new Traits(get(Attribute.SEGMENT), get(Attribute.REGION), get(Attribute.CHANNEL));
    }

    void tell(Instant at, Record fact) {
        events.add(new NewEvent(id.toString(), ++sequence, at, fact));
    }
}
