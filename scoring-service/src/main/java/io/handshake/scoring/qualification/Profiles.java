package io.handshake.scoring.qualification;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.rule.Profile;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who each lead is and was. A merged lead's are kept under its own id: for the survivor counts what was told of the survivor. */
@ApplicationScoped
class Profiles {
    private final Sql sql;

    Profiles(Sql sql) {
        this.sql = sql;
    }

    private record Told(UUID lead, Profile profile) {}

    void keep(List<LeadProfile> told) {
        if (told.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into lead_profile (lead, sequence, since, recorded_at, attributes)
                select lead, sequence, since, recorded_at, attributes::jsonb
                from unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::text[])
                  as p (lead, sequence, since, recorded_at, attributes)
                on conflict (lead, sequence) do nothing""",
                told.stream().map(LeadProfile::lead).toArray(UUID[]::new),
                told.stream().map(LeadProfile::sequence).toArray(Long[]::new),
                told.stream().map(LeadProfile::since).toArray(Instant[]::new),
                told.stream().map(LeadProfile::recordedAt).toArray(Instant[]::new),
                told.stream().map(LeadProfile::attributes).toArray(String[]::new));
    }

    /** What is known of each of these leads, in the order in which it was told. */
    Map<UUID, List<Profile>> of(Collection<UUID> leads) {
        return recorded(leads, null);
    }

    /** What had been recorded of each by an instant. */
    Map<UUID, List<Profile>> asKnown(Collection<UUID> leads, Instant knownAt) {
        return recorded(leads, knownAt);
    }

    private Map<UUID, List<Profile>> recorded(Collection<UUID> leads, @Nullable Instant until) {
        return sql
                .list(
                        """
                        select lead, since, attributes from lead_profile
                        where lead = any(?::uuid[]) and recorded_at <= coalesce(?::timestamptz, 'infinity') order by lead, sequence""",
                        row -> new Told(
                                row.getObject("lead", UUID.class),
                                new Profile(
                                        Objects.requireNonNull(Sql.instant(row, "since")),
                                        Values.of(row.getString("attributes")))),
                        leads.toArray(UUID[]::new),
                        until)
                .stream()
                .collect(groupingBy(Told::lead, mapping(Told::profile, toList())));
    }

    void forget() {
        sql.update("delete from lead_profile");
    }
}
