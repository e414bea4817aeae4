package io.handshake.sla.known;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which lead an id stands for by now: itself, or the lead it was merged into. */
@ApplicationScoped
public class LeadAliases {
    /** All ids of the lead that an id, the only parameter, stands for: a survivor, and those merged into it. */
    public static final String OF_THE_SAME = """
            with survivor as (
              select asked.id, coalesce(a.lead, asked.id) as lead
              from (select ?::uuid as id) asked left join lead_alias a on a.id = asked.id)
            select id from survivor
            union select lead from survivor
            union select a.id from lead_alias a join survivor s on s.lead = a.lead
            """;

    private final Sql sql;

    LeadAliases(Sql sql) {
        this.sql = sql;
    }

    /** Whether an id stands for another lead by now. */
    public boolean isAnother(UUID id) {
        return sql.first("select 1 from lead_alias where id = ? and lead <> id", row -> true, id)
                .isPresent();
    }

    private record Key(UUID key, String kind, int moves) {}

    private record Moved(UUID lead, @Nullable UUID unmerged, List<Key> keys) {}

    /** That an id stands for a lead, told when its own key had moved so often. */
    private record Word(UUID id, UUID lead, int moves) {}

    void follow(List<FeedEvent> page) {
        Map<UUID, Word> latest = new TreeMap<>();
        for (FeedEvent event : page) {
            if (event.type().equals("lead-merged") || event.type().equals("lead-unmerged")) {
                Moved moved = event.as(Moved.class);
                UUID to = moved.unmerged() == null ? moved.lead() : moved.unmerged();
                moved.keys().stream()
                        .filter(key -> key.kind().equals("lead"))
                        .map(key -> new Word(key.key(), to, key.moves()))
                        .forEach(word -> latest.merge(
                                word.id(), word, (one, other) -> one.moves() > other.moves() ? one : other));
            }
        }
        note(latest.values());
    }

    /** Forgets how often keys had moved, as when the feed began anew: whatever is told next counts. */
    void feedBeginsAnew() {
        sql.update("update lead_alias set moves = 0");
    }

    private void note(Collection<Word> words) {
        if (!words.isEmpty()) {
            sql.update(
                    """
                    insert into lead_alias as k (id, lead, moves) select * from unnest(?::uuid[], ?::uuid[], ?::int[])
                    on conflict (id) do update set lead = excluded.lead, moves = excluded.moves
                    where k.moves < excluded.moves
                    """,
                    words.stream().map(Word::id).toArray(UUID[]::new),
                    words.stream().map(Word::lead).toArray(UUID[]::new),
                    words.stream().map(Word::moves).toArray(Integer[]::new));
        }
    }
}
