package io.handshake.reporting.asking;

import io.handshake.chassis.inbox.FeedLag;
import io.handshake.chassis.inbox.FeedLags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far the facts of a report reach. */
@ApplicationScoped
public class Freshness {

    private final FeedLags lags;

    Freshness(FeedLags lags) {
        this.lags = lags;
    }

    /** The feeds, and the instant up to which all of them are known; null while one has not been read yet. */
    public record Reach(@Nullable Instant asOf, List<FeedLag> feeds) {}

    public Reach of(Set<String> feeds) {
        List<FeedLag> read =
                lags.all().stream().filter(lag -> feeds.contains(lag.feed())).toList();
        List<Instant> reached = new ArrayList<>();
        for (FeedLag lag : read) {
            Instant asOf = lag.asOf();
            if (asOf != null) {
                reached.add(asOf);
            }
        }
        boolean all = reached.size() == feeds.size();
        return new Reach(all ? reached.stream().min(Instant::compareTo).orElse(null) : null, read);
    }
}
