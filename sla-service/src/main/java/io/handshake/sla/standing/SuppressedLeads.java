package io.handshake.sla.standing;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which leads must not be handed over, and why. */
@ApplicationScoped
public class SuppressedLeads {

    private final Sql sql;

    SuppressedLeads(Sql sql) {
        this.sql = sql;
    }

    /**
     * What stands against handing a lead over; null when nothing does any more.
     *
     * @param sequence the lead's count of facts with this one, by which the later of two words is known
     */
    public record Word(UUID lead, @Nullable String why, Instant toldAt, long sequence) {}

    /** Notes the words, at most one per lead, that are later than what is known, and gives them back. */
    public List<Word> note(Collection<Word> words) {
        if (words.isEmpty()) {
            return List.of();
        }
        return sql.list(
                """
                insert into suppressed_lead as s (lead, why, told_at, sequence)
                select * from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::bigint[])
                on conflict (lead) do update
                set why = excluded.why, told_at = excluded.told_at, sequence = excluded.sequence, feed_began_anew = false
                where s.sequence < excluded.sequence or s.feed_began_anew and s.told_at < excluded.told_at
                returning lead, why, told_at, sequence
                """,
                row -> new Word(
                        row.getObject("lead", UUID.class),
                        row.getString("why"),
                        requireNonNull(Sql.instant(row, "told_at")),
                        row.getLong("sequence")),
                words.stream().map(Word::lead).toArray(UUID[]::new),
                words.stream().map(Word::why).toArray(String[]::new),
                words.stream().map(Word::toldAt).toArray(Instant[]::new),
                words.stream().map(Word::sequence).toArray(Long[]::new));
    }

    /** Words may come under numbers that others had before; of those the clock tells which came later. */
    public void feedBeginsAnew() {
        sql.update("update suppressed_lead set feed_began_anew = true");
    }

    /** What stands against each of these leads; the others are missing. */
    public Map<UUID, String> among(Collection<UUID> leads) {
        Map<UUID, String> why = new HashMap<>();
        sql.list(
                "select lead, why from suppressed_lead where lead = any(?::uuid[]) and why is not null",
                row -> why.put(row.getObject("lead", UUID.class), row.getString("why")),
                (Object) leads.toArray(UUID[]::new));
        return why;
    }
}
