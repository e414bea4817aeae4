package io.handshake.scoring.qualification;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.scoring.qualification.LeadFeed.StageEntered;
import io.handshake.scoring.qualification.LeadFeed.StageEntryReversed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a page says of milestones: the first entry into each counts, or the next once that was taken back. */
final class Milestones {

    record Key(UUID lead, int pass, String milestone) {}

    /** An entry holds no more; {@code at} is when that was recorded. */
    record Reversal(Key key, Instant enteredAt, Instant at) {}

    final List<Reversal> reversals = new ArrayList<>();
    private final Map<Key, Milestone> reached = new LinkedHashMap<>();

    Collection<Milestone> reached() {
        return reached.values();
    }

    void entered(FeedEvent event, StageEntered fact) {
        Milestone entry = Milestone.of(event, fact);
        reached.merge(entry.key(), entry, Milestone::then);
    }

    /** The entry may have been told of on this page or on an earlier one. */
    void reversed(FeedEvent event, StageEntryReversed fact) {
        Key key = new Key(UUID.fromString(event.subject()), fact.pass(), fact.milestone());
        Reversal reversal = new Reversal(key, fact.enteredAt(), event.recordedAt());
        reversals.add(reversal);
        reached.computeIfPresent(key, (_, entry) -> entry.after(reversal));
    }
}
