package io.handshake.lead.opportunity;

import io.handshake.chassis.http.ETags;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deal sales works on, with leads or without. */
@Entity
class Opportunity {
    @Id
    UUID id;

    @Nullable
    UUID lead;

    @Nullable
    Integer pass;

    @Nullable
    UUID account;

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

    @Nullable
    String stage;

    @Nullable
    LocalDate expectedClose;

    String sourcedBy;
    boolean sourcedByTold;
    String sourcingRule;
    int sourcingRuleVersion;

    @Nullable
    String campaign;

    Instant occurredAt;
    Instant createdAt;

    @Nullable
    String outcome;

    @Nullable
    String reason;

    @Nullable
    String note;

    @Nullable
    Instant closedAt;

    long eventSequence;

    Optional<Amount> amount() {
        return amountMinor == null ? Optional.empty() : Optional.of(new Amount(amountMinor, currency));
    }

    boolean open() {
        return outcome == null;
    }

    /** Whether it is said to have begun later than that; where nobody said when it began, it may have begun at any time. */
    boolean beganAfter(Instant instant) {
        return !occurredAt.equals(createdAt) && instant.isBefore(occurredAt);
    }

    String etag() {
        return ETags.of(eventSequence);
    }

    /** Whether somebody who tells this again tells the same; what may change later is compared until something did. */
    boolean says(NewOpportunity told) {
        boolean unchanged = eventSequence == 1;
        return (told.handoff() == null || told.handoff().equals(handoff))
                && (told.sourcedBy() == null || told.sourcedBy().equals(sourcedBy))
                && (!unchanged || describedAs(told));
    }

    private boolean describedAs(NewOpportunity told) {
        return (told.account() == null || told.account().equals(account))
                && (told.name() == null || told.name().equals(name))
                && (told.stage() == null || told.stage().equals(stage))
                && (told.expectedClose() == null || told.expectedClose().equals(expectedClose))
                && (told.amount() == null || Optional.of(told.amount()).equals(amount()));
    }

    /** Whether it closed just as is told now. */
    boolean closedAs(NewOutcome told) {
        return told.outcome().equals(outcome)
                && (told.reason() == null || told.reason().equals(reason))
                && (told.note() == null || told.note().equals(note))
                && (told.closedAt() == null || told.closedAt().equals(closedAt))
                && (told.amount() == null || Objects.equals(told.amount(), amount().orElse(null)));
    }

    /** The main lead from now on. */
    void follow(UUID mainLead, int itsPass) {
        lead = mainLead;
        pass = itsPass;
    }

    void worth(Amount amount) {
        amountMinor = amount.minor();
        currency = amount.currency();
    }

    /** Takes over what is told; answers the names of the members that are different now. */
    List<String> change(OpportunityChange told) {
        List<String> changed = new ArrayList<>();
        if (told.name() != null && !told.name().equals(name)) {
            name = told.name();
            changed.add("name");
        }
        if (told.account() != null && !told.account().equals(account)) {
            account = told.account();
            changed.add("account");
        }
        if (told.amount() != null && !Optional.of(told.amount()).equals(amount())) {
            worth(told.amount());
            changed.add("amount");
        }
        if (told.stage() != null && !told.stage().equals(stage)) {
            stage = told.stage();
            changed.add("stage");
        }
        if (told.expectedClose() != null && !told.expectedClose().equals(expectedClose)) {
            expectedClose = told.expectedClose();
            changed.add("expectedClose");
        }
        return changed;
    }

    void close(NewOutcome told, Instant when) {
        outcome = told.outcome();
        reason = told.reason();
        note = told.note();
        closedAt = when;
        if (told.amount() != null) {
            worth(told.amount());
        }
    }

    /** Open again, as if it had not closed; what it closed as stays in its history. */
    void reopen() {
        outcome = null;
        reason = null;
        note = null;
        closedAt = null;
    }
}
