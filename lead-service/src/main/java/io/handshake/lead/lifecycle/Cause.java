package io.handshake.lead.lifecycle;

import io.handshake.chassis.sql.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The fact that moves a pass, and what is to be remembered of it.
 *
 * @param type the fact's type
 * @param id what tells it from others of its type in the same pass; empty where there is one at most
 * @param note why in words; published nowhere
 */
public record Cause(
        String type,
        String id,
        Instant occurredAt,
        String actor,
        @Nullable String reason,
        @Nullable String note,
        @Nullable String definition,
        @Nullable Integer definitionVersion,
        @Nullable UUID handoff,
        @Nullable UUID opportunity) {
    static final String MERGE = "lead-merged";

    public static Cause qualification(
            Instant occurredAt, @Nullable String reason, @Nullable String definition, @Nullable Integer version) {
        return new Cause(
                "lead-qualified", "", occurredAt, "scoring-service", reason, null, definition, version, null, null);
    }

    public static Cause handoff(String type, UUID handoff, Instant occurredAt, String actor, @Nullable String reason) {
        return new Cause(type, handoff.toString(), occurredAt, actor, reason, null, null, null, handoff, null);
    }

    /** One of several facts of a type about the same hand-off. */
    public static Cause handoff(
            String type, UUID handoff, Object which, Instant occurredAt, String actor, @Nullable String reason) {
        return new Cause(type, handoff + " " + which, occurredAt, actor, reason, null, null, null, handoff, null);
    }

    public static Cause opportunity(
            String type,
            UUID opportunity,
            Instant occurredAt,
            String actor,
            @Nullable String reason,
            @Nullable UUID handoff) {
        return new Cause(
                type, opportunity.toString(), occurredAt, actor, reason, null, null, null, handoff, opportunity);
    }

    /** What a person did here; each time is another fact. */
    public static Cause byHand(Instant occurredAt, String actor, String reason, @Nullable String note) {
        return new Cause("by-hand", Ids.next().toString(), occurredAt, actor, reason, note, null, null, null, null);
    }

    /** Leads may be merged, parted and merged again; each merge is another fact. */
    public static Cause merge(UUID merge, Instant occurredAt, String actor) {
        return new Cause(MERGE, merge.toString(), occurredAt, actor, null, null, null, null, null, null);
    }

    public static Cause unmerge(UUID merge, Instant occurredAt, String actor) {
        return new Cause("lead-unmerged", merge.toString(), occurredAt, actor, null, null, null, null, null, null);
    }

    /** How the fact is recognised when it is told again. */
    public String mark() {
        return id.isEmpty() ? type : type + " " + id;
    }
}
