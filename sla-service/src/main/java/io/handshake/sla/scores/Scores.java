package io.handshake.sla.scores;

import io.handshake.chassis.sql.Sql;
import io.handshake.sla.rows.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The scores of leads as they were told last; a late or repeated word changes nothing. */
@ApplicationScoped
class Scores {
    private final Sql sql;

    Scores(Sql sql) {
        this.sql = sql;
    }

    /** What the lead's event of this number says. */
    record Word(
            UUID lead,
            long sequence,
            double score,
            @Nullable Double fit,
            @Nullable Double intent,
            boolean cooled,
            Instant asOf) {}

    /** At most one word per lead, in order of the leads. */
    void note(Collection<Word> words) {
        if (words.isEmpty()) {
            return;
        }
        Columns<Word> columns = new Columns<>(words);
        sql.update(
                """
                insert into lead_score as k (lead, sequence, score, fit, intent, cooled, as_of)
                select lead, sequence, score::double precision, fit::double precision, intent::double precision, cooled, as_of
                from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::timestamptz[])
                  as told (lead, sequence, score, fit, intent, cooled, as_of)
                on conflict (lead) do update
                set (sequence, score, fit, intent, cooled, as_of) =
                  (excluded.sequence, excluded.score, excluded.fit, excluded.intent, excluded.cooled, excluded.as_of)
                where k.sequence < excluded.sequence
                """,
                columns.uuids(Word::lead),
                columns.longs(Word::sequence),
                columns.texts(word -> text(word.score())),
                columns.texts(word -> text(word.fit())),
                columns.texts(word -> text(word.intent())),
                columns.flags(Word::cooled),
                columns.instants(Word::asOf));
    }

    /** Forgets how its words were numbered, as when the feed began anew: whatever is told next counts. */
    void feedBeginsAnew() {
        sql.update("update lead_score set sequence = 0");
    }

    private static @Nullable String text(@Nullable Double points) {
        return points == null ? null : points.toString();
    }
}
