package io.handshake.lead.opportunity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deal sales works on with a lead. */
@Entity
class Opportunity {
    @Id
    UUID id;

    UUID lead;
    int pass;

    @Nullable
    UUID handoff;

    @Nullable
    String source;

    @Nullable
    String externalId;

    @Nullable
    String name;

    @Nullable
    Long amountMinor;

    @Nullable
    String currency;

    String sourcedBy;

    @Nullable
    String campaign;

    Instant occurredAt;
    Instant createdAt;

    @Nullable
    String outcome;

    @Nullable
    String reason;

    @Nullable
    Instant closedAt;

    long eventSequence;

    Optional<Amount> amount() {
        return amountMinor == null ? Optional.empty() : Optional.of(new Amount(amountMinor, currency));
    }

    boolean open() {
        return outcome == null;
    }

    /** Whether somebody who tells this again tells the same. */
    boolean says(NewOpportunity told) {
        return lead.equals(told.lead())
                && (told.handoff() == null || told.handoff().equals(handoff))
                && (told.name() == null || told.name().equals(name))
                && (told.sourcedBy() == null || told.sourcedBy().equals(sourcedBy))
                && (told.amount() == null
                        || !open()
                        || Optional.of(told.amount()).equals(amount()));
    }

    /** Whether it closed just as is told now. */
    boolean closedAs(NewOutcome told) {
        return told.outcome().equals(outcome)
                && (told.reason() == null || told.reason().equals(reason))
                && (told.closedAt() == null || told.closedAt().equals(closedAt))
                && (told.amount() == null || Objects.equals(told.amount(), amount().orElse(null)));
    }

    void close(NewOutcome told, Instant when) {
        outcome = told.outcome();
        reason = told.reason();
        closedAt = when;
        if (told.amount() != null) {
            amountMinor = told.amount().minor();
            currency = told.amount().currency();
        }
    }
}
