package io.handshake.scoring.replay;

import io.handshake.scoring.replay.ActivityScan.Done;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Goes once through the leads there were at an instant, in the order of their ids, some thousand activities at a time. */
final class PastLeads implements AutoCloseable {
    private static final int MOST_LEADS = 1_000;
    private static final int ENOUGH_ACTIVITIES = 10_000;

    private final PastPasses past;
    private final Instant knownAt;
    private final ActivityScan activities;
    private final Deque<UUID> next = new ArrayDeque<>();
    private @Nullable UUID last;

    /** @param after the lead that comes before the first one */
    PastLeads(PastPasses past, Instant knownAt, @Nullable UUID after, ActivityScan activities) {
        this.past = past;
        this.knownAt = knownAt;
        this.last = after;
        this.activities = activities;
    }

    /**
     * The passes of some leads.
     *
     * @param after the last lead before them
     * @param through the last of them
     */
    record Chunk(@Nullable UUID after, UUID through, int leads, List<PastPass> passes) {}

    /** Waits a moment; says whether the first can be told. */
    boolean areComing() {
        return activities.isComing();
    }

    /** Nothing when all leads have been seen. */
    Optional<Chunk> next() {
        if (next.isEmpty()) {
            next.addAll(past.leadsAfter(last, knownAt, MOST_LEADS));
        }
        if (next.isEmpty()) {
            return Optional.empty();
        }
        UUID after = last;
        Map<UUID, List<Done>> done = new HashMap<>();
        UUID through = next.getFirst();
        for (int read = 0; read < ENOUGH_ACTIVITIES && !next.isEmpty(); ) {
            through = next.removeFirst();
            List<Done> ofLead = activities.of(through);
            done.put(through, ofLead);
            read += ofLead.size();
        }
        last = through;
        return Optional.of(new Chunk(after, through, done.size(), past.of(done, after, through, knownAt)));
    }

    @Override
    public void close() {
        activities.close();
    }
}
