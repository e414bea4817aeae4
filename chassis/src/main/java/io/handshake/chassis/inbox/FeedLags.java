package io.handshake.chassis.inbox;

import io.handshake.chassis.sql.DatabaseException;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** How far the peers' feeds are applied here, whichever replica reads them. */
@ApplicationScoped
public class FeedLags {
    private final Sql sql;
    private final InstantSource clock;

    FeedLags(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Every feed this service reads, by name. */
    public List<FeedLag> all() {
        Instant now = clock.instant();
        return sql.list("""
                select c.feed, case when bool_and(c.read_until is not null) then min(c.read_until) end as as_of,
                       (select count(*) from parked_event p where p.feed = c.feed) as parked
                from feed_cursor c group by c.feed order by c.feed""", row -> {
            Instant asOf = Sql.instant(row, "as_of");
            Long seconds = asOf == null
                    ? null
                    : Math.max(0, Duration.between(asOf, now).toSeconds());
            return new FeedLag(row.getString("feed"), asOf, seconds, row.getLong("parked"));
        });
    }

    /** The lag of one feed for the metrics; not a number while it is unknown. */
    double seconds(String feed) {
        try {
            return all().stream()
                    .filter(lag -> lag.feed().equals(feed) && lag.lagSeconds() != null)
                    .mapToDouble(lag -> lag.lagSeconds() == null ? Double.NaN : lag.lagSeconds())
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (DatabaseException e) {
            return Double.NaN;
        }
    }
}
