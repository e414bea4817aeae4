package io.handshake.scoring.replay;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.qualification.Values;
import io.handshake.scoring.rule.Activity;
import io.handshake.scoring.rule.Profile;
import io.handshake.scoring.score.History;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The passes of many leads with what counted towards each; four statements for any number of leads. */
@ApplicationScoped
class PastPasses {
    private final Sql sql;

    PastPasses(Sql sql) {
        this.sql = sql;
    }

    private record Done(UUID lead, Instant recordedAt, Activity activity) {}

    private record Told(UUID lead, Profile profile) {}

    private record Trip(
            UUID lead,
            int number,
            Instant countsAfter,
            @Nullable Instant closedAt,
            boolean opportunity) {
        boolean counts(Instant recordedAt) {
            return recordedAt.isAfter(countsAfter) && (closedAt == null || !recordedAt.isAfter(closedAt));
        }
    }

    /** The next leads by id that are no alias of another. */
    List<UUID> leadsAfter(@Nullable UUID last, int limit) {
        return sql.list(
                "select id from lead where survivor is null and (?::uuid is null or id > ?::uuid) order by id limit ?",
                row -> row.getObject("id", UUID.class),
                last,
                last,
                limit);
    }

    List<PastPass> of(List<UUID> leads, Instant knownAt) {
        UUID[] ids = leads.toArray(UUID[]::new);
        Map<UUID, List<Done>> done = done(ids, knownAt);
        Map<UUID, List<Profile>> told = told(ids, knownAt);
        return trips(ids, knownAt).stream()
                .map(trip -> new PastPass(
                        trip.lead(),
                        trip.number(),
                        new History(
                                told.getOrDefault(trip.lead(), List.of()),
                                done.getOrDefault(trip.lead(), List.of()).stream()
                                        .filter(it -> trip.counts(it.recordedAt()))
                                        .map(Done::activity)
                                        .toList(),
                                trip.number() == 1),
                        trip.closedAt() == null ? knownAt : trip.closedAt(),
                        trip.opportunity()))
                .toList();
    }

    private List<Trip> trips(UUID[] leads, Instant knownAt) {
        return sql.list(
                """
                select p.lead, p.number, p.counts_after, case when p.closed_at <= ? then p.closed_at end as closed_at,
                  exists (select from milestone m where m.lead = p.lead and m.pass = p.number
                            and m.milestone in ('OPPORTUNITY', 'CUSTOMER') and m.recorded_at <= ?) as opportunity
                from pass p where p.lead = any(?::uuid[]) and p.opened_at <= ? order by p.lead, p.number""",
                row -> new Trip(
                        row.getObject("lead", UUID.class),
                        row.getInt("number"),
                        Objects.requireNonNull(Sql.instant(row, "counts_after")),
                        Sql.instant(row, "closed_at"),
                        row.getBoolean("opportunity")),
                knownAt,
                knownAt,
                leads,
                knownAt);
    }

    private Map<UUID, List<Done>> done(UUID[] leads, Instant knownAt) {
        return sql
                .list(
                        """
                        select k.lead, a.id, a.type, a.occurred_at, a.recorded_at, a.properties
                        from contact_key k join activity a on a.key = k.key
                        where k.lead = any(?::uuid[]) and a.recorded_at <= ?""",
                        row -> new Done(
                                row.getObject("lead", UUID.class),
                                Objects.requireNonNull(Sql.instant(row, "recorded_at")),
                                new Activity(
                                        row.getObject("id", UUID.class),
                                        row.getString("type"),
                                        Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                                        Values.of(row.getString("properties")))),
                        leads,
                        knownAt)
                .stream()
                .collect(groupingBy(Done::lead, toList()));
    }

    private Map<UUID, List<Profile>> told(UUID[] leads, Instant knownAt) {
        return sql
                .list(
                        """
                        select lead, since, attributes from lead_profile
                        where lead = any(?::uuid[]) and recorded_at <= ? order by lead, sequence""",
                        row -> new Told(
                                row.getObject("lead", UUID.class),
                                new Profile(
                                        Objects.requireNonNull(Sql.instant(row, "since")),
                                        Values.of(row.getString("attributes")))),
                        leads,
                        knownAt)
                .stream()
                .collect(groupingBy(Told::lead, java.util.stream.Collectors.mapping(Told::profile, toList())));
    }
}
