package io.handshake.scoring.audit;

import static io.handshake.scoring.ScoringProblem.UNKNOWN_AUDIT;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All audits. */
@ApplicationScoped
class Audits {
    private static final String SHOWN = """
            select a.*, (select count(*) from audit_item i where i.audit = a.id) as items,
              (select count(distinct number) from audit_verdict v where v.audit = a.id) as judged
            from audit a\s""";

    private final Sql sql;
    private final DefinitionTexts texts;

    Audits(Sql sql, DefinitionTexts texts) {
        this.sql = sql;
        this.texts = texts;
    }

    void add(UUID id, NewAudit asked, String words, long seed, String issuer, String subject, Instant at) {
        sql.update(
                """
                insert into audit (id, definition, version, definition_text, window_from, window_to, segment, region, channel,
                  stratify_by, size, seed, created_issuer, created_subject, created_at)
                values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id,
                asked.definition(),
                asked.version(),
                words,
                asked.from(),
                asked.to(),
                asked.scope().segment(),
                asked.scope().region(),
                asked.scope().channel(),
                asked.stratifyBy(),
                asked.size(),
                seed,
                issuer,
                subject,
                at);
    }

    Audit get(UUID id) {
        return find(SHOWN + "where a.id = ?", id).orElseThrow(() -> unknown(id));
    }

    /** Nobody else changes it before this transaction ends. */
    Audit getForUpdate(UUID id) {
        return sql.first(
                        "select id from audit where id = ? for no key update",
                        row -> row.getObject("id", UUID.class),
                        id)
                .map(this::get)
                .orElseThrow(() -> unknown(id));
    }

    /** The newest first, before an audit. */
    List<Audit> before(
            @Nullable UUID last,
            @Nullable String definition,
            @Nullable Integer version,
            @Nullable Boolean closed,
            int limit) {
        return sql.list(
                SHOWN + """
                where (?::uuid is null or a.id < ?::uuid) and (?::text is null or a.definition = ?)
                  and (?::int is null or a.version = ?) and (?::boolean is null or (a.closed_at is not null) = ?)
                order by a.id desc limit ?""", this::read, last, last, definition, definition, version, version, closed, closed, limit);
    }

    Optional<Audit> latestClosed(String definition) {
        return find(SHOWN + """
                where a.definition = ? and a.closed_at is not null order by a.closed_at desc, a.id desc limit 1""", definition);
    }

    void changed(UUID id) {
        sql.update("update audit set revision = revision + 1 where id = ?", id);
    }

    void close(UUID id, Instant at) {
        sql.update("update audit set revision = revision + 1, closed_at = ? where id = ?", at, id);
    }

    private Optional<Audit> find(String statement, Object argument) {
        return sql.first(statement, this::read, argument);
    }

    private Audit read(ResultSet row) throws SQLException {
        Instant closedAt = Sql.instant(row, "closed_at");
        return new Audit(
                new AuditView(
                        row.getObject("id", UUID.class),
                        row.getString("definition"),
                        row.getInt("version"),
                        texts.read(row.getString("definition_text")),
                        Objects.requireNonNull(Sql.instant(row, "window_from")),
                        Objects.requireNonNull(Sql.instant(row, "window_to")),
                        new AuditScope(row.getString("segment"), row.getString("region"), row.getString("channel")),
                        row.getString("stratify_by"),
                        row.getInt("size"),
                        row.getLong("seed"),
                        row.getInt("items"),
                        row.getInt("judged"),
                        closedAt == null ? "open" : "closed",
                        row.getString("created_subject"),
                        Objects.requireNonNull(Sql.instant(row, "created_at")),
                        closedAt),
                row.getLong("revision"));
    }

    private static RuntimeException unknown(UUID id) {
        return UNKNOWN_AUDIT.because("no audit has id " + id);
    }
}
