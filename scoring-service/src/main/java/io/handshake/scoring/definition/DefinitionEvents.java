package io.handshake.scoring.definition;

import io.handshake.chassis.event.EventLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Publishes what happens to definitions. */
@ApplicationScoped
class DefinitionEvents {
    private final Definitions definitions;
    private final EventLog events;

    DefinitionEvents(Definitions definitions, EventLog events) {
        this.definitions = definitions;
        this.events = events;
    }

    void append(VersionId about, Instant occurredAt, Record fact) {
        events.append(about.key(), definitions.nextSequence(about.key()), occurredAt, fact);
    }
}
