package io.handshake.sla.disputes;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.agreement.Author;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of disputes and of what was said in them. */
@ApplicationScoped
class Disputes {

    private static final String SELECT = """
            select d.id, d.handoff, h.lead, h.pass, h.rep, h.reason, h.decided_at, d.outcome, d.settled_at
            from dispute d join handoff h on h.id = d.handoff
            """;

    private static final String WORD = "number, kind, side, issuer, subject, outcome, text, said_at";

    private final Sql sql;

    Disputes(Sql sql) {
        this.sql = sql;
    }

    /** The hand-off, which nobody changes until the transaction ends. */
    Optional<Refusal> lockRefusal(UUID handoff) {
        return sql.first(
                "select id, lead, pass, state, rep, reason, decided_at from handoff where id = ? for share",
                row -> new Refusal(
                        row.getObject("id", UUID.class),
                        row.getObject("lead", UUID.class),
                        row.getInt("pass"),
                        row.getString("state"),
                        row.getObject("rep", UUID.class),
                        row.getString("reason"),
                        Sql.instant(row, "decided_at")),
                handoff);
    }

    /** Says whether it is the first of its hand-off; there is no second. */
    boolean open(UUID id, UUID handoff) {
        return sql.update("""
                insert into dispute (id, handoff, state, event_sequence) values (?, ?, 'open', 1)
                on conflict (handoff) do nothing
                """, id, handoff) == 1;
    }

    void say(UUID dispute, Word word) {
        sql.update(
                "insert into dispute_word (dispute, " + WORD + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                dispute,
                word.number(),
                word.kind().wireName(),
                word.side().wireName(),
                word.by().issuer(),
                word.by().subject(),
                word.outcome(),
                word.text(),
                word.saidAt());
    }

    void settle(UUID dispute, String outcome, Instant at) {
        sql.update(
                "update dispute set state = 'settled', outcome = ?, settled_at = ? where id = ?", outcome, at, dispute);
    }

    /** Counts one more event. */
    long nextSequence(UUID dispute) {
        return sql.first(
                        "update dispute set event_sequence = event_sequence + 1 where id = ? returning event_sequence",
                        row -> row.getLong("event_sequence"),
                        dispute)
                .orElseThrow();
    }

    /** Whoever speaks next waits for this transaction. */
    void lock(UUID id) {
        sql.list("select id from dispute where id = ? for update", row -> row.getObject(1), id);
    }

    Optional<Dispute> find(UUID id) {
        return heard(sql.list(SELECT + " where d.id = ?", Disputes::dispute, id)).stream()
                .findFirst();
    }

    Optional<Dispute> ofHandoff(UUID handoff) {
        return heard(sql.list(SELECT + " where d.handoff = ?", Disputes::dispute, handoff)).stream()
                .findFirst();
    }

    List<Dispute> list(@Nullable String state, UUID after, int limit) {
        return heard(
                state == null
                        ? sql.list(SELECT + " where d.id > ? order by d.id limit ?", Disputes::dispute, after, limit)
                        : sql.list(
                                SELECT + " where d.state = ? and d.id > ? order by d.id limit ?",
                                Disputes::dispute,
                                state,
                                after,
                                limit));
    }

    /** Everything that was said after so many words. */
    List<Word> words(UUID dispute, int after, int limit) {
        return sql.list(
                "select " + WORD + " from dispute_word where dispute = ? and number > ? order by number limit ?",
                Disputes::word,
                dispute,
                after,
                limit);
    }

    int countWords(UUID dispute) {
        return sql.first(
                        "select coalesce(max(number), 0) as n from dispute_word where dispute = ?",
                        row -> row.getInt("n"),
                        dispute)
                .orElseThrow();
    }

    /** With what holds of what was said in each, in one statement. */
    private List<Dispute> heard(List<Dispute> found) {
        Map<UUID, List<Word>> words = new HashMap<>();
        sql.list(
                "select distinct on (dispute, kind, side) dispute, " + WORD + """
                         from dispute_word where dispute = any(?::uuid[]) order by dispute, kind, side, number desc
                        """,
                row -> words.computeIfAbsent(row.getObject("dispute", UUID.class), _ -> new ArrayList<>())
                        .add(word(row)),
                (Object) found.stream().map(Dispute::id).toArray(UUID[]::new));
        return found.stream()
                .map(dispute -> dispute.with(words.getOrDefault(dispute.id(), List.of())))
                .toList();
    }

    private static Dispute dispute(ResultSet row) throws SQLException {
        return new Dispute(
                row.getObject("id", UUID.class),
                row.getObject("handoff", UUID.class),
                row.getObject("lead", UUID.class),
                row.getInt("pass"),
                row.getObject("rep", UUID.class),
                row.getString("reason"),
                requireNonNull(Sql.instant(row, "decided_at")),
                row.getString("outcome"),
                Sql.instant(row, "settled_at"),
                List.of());
    }

    private static Word word(ResultSet row) throws SQLException {
        return new Word(
                row.getInt("number"),
                Word.Kind.of(row.getString("kind")),
                Side.of(row.getString("side")),
                new Author(row.getString("issuer"), row.getString("subject")),
                row.getString("outcome"),
                row.getString("text"),
                requireNonNull(Sql.instant(row, "said_at")));
    }
}
