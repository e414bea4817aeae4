package io.handshake.sla.standing;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which leads turned out to be another one. */
@ApplicationScoped
public class MergedLeads {

    private final Sql sql;

    MergedLeads(Sql sql) {
        this.sql = sql;
    }

    /** Whose a lead's own key is: another lead's, or its own again. {@code moves} counts how often the key has moved. */
    public record Word(UUID lead, @Nullable UUID survivor, int moves) {}

    /** Nobody is merged until the transaction ends, so that no hand-off is opened past a merge. Any number may hold it. */
    public void holdStill() {
        sql.update("lock table merged_lead in share mode");
    }

    /** Nobody opens a hand-off until the transaction ends. */
    public void lock() {
        sql.update("lock table merged_lead in exclusive mode");
    }

    /** Notes the words that are news, whatever order they come in, and says whom they are about. */
    public Set<UUID> note(List<Word> words) {
        return new HashSet<>(sql.list(
                """
                insert into merged_lead as m (lead, survivor, moves)
                select * from unnest(?::uuid[], ?::uuid[], ?::int[])
                on conflict (lead) do update set survivor = excluded.survivor, moves = excluded.moves
                where m.moves < excluded.moves
                returning lead
                """,
                row -> row.getObject("lead", UUID.class),
                words.stream().map(Word::lead).toArray(UUID[]::new),
                words.stream().map(Word::survivor).toArray(UUID[]::new),
                words.stream().map(Word::moves).toArray(Integer[]::new)));
    }

    /** Those of these leads that are another one now. */
    public Set<UUID> among(Collection<UUID> leads) {
        return new HashSet<>(sql.list(
                "select lead from merged_lead where lead = any(?::uuid[]) and survivor is not null",
                row -> row.getObject("lead", UUID.class),
                (Object) leads.toArray(UUID[]::new)));
    }
}
