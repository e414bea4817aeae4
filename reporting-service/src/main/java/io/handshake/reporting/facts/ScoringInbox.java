package io.handshake.reporting.facts;

import static io.handshake.reporting.facts.Columns.column;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.inbox.Inbox;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what scoring-service tells: which lead reached the threshold in which pass, by which definition. */
@ApplicationScoped
class ScoringInbox implements Inbox {

    private final Sql sql;

    ScoringInbox(Sql sql) {
        this.sql = sql;
    }

    record LeadQualified(
            UUID lead,
            int pass,
            @Nullable String definition,
            @Nullable Integer version,
            @Nullable Instant crossedAt,
            @Nullable String reason) {}

    private record PassKey(UUID lead, int pass) {}

    private record Qualification(LeadQualified fact, Instant at) {}

    @Override
    public String feed() {
        return "scoring";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        Map<PassKey, Qualification> found = new LinkedHashMap<>();
        for (FeedEvent event : events) {
            if (event.type().equals("lead-qualified")) {
                LeadQualified fact = event.as(LeadQualified.class);
                found.putIfAbsent(new PassKey(fact.lead(), fact.pass()), new Qualification(fact, event.recordedAt()));
            }
        }
        if (!found.isEmpty()) {
            write(List.copyOf(found.values()));
        }
    }

    @Override
    public void forget() {
        sql.update("truncate qualification");
    }

    private void write(List<Qualification> found) {
        sql.update(
                """
                insert into qualification (lead, pass, definition, definition_version, reason, crossed_at, qualified_at)
                select * from unnest(?::uuid[], ?::int[], ?::text[], ?::int[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                on conflict (lead, pass) do nothing
                """,
                column(found, UUID[]::new, it -> it.fact().lead()),
                column(found, Integer[]::new, it -> it.fact().pass()),
                column(found, String[]::new, it -> it.fact().definition()),
                column(found, Integer[]::new, it -> it.fact().version()),
                column(found, String[]::new, it -> it.fact().reason()),
                column(found, Instant[]::new, it -> it.fact().crossedAt()),
                column(found, Instant[]::new, Qualification::at));
    }
}
