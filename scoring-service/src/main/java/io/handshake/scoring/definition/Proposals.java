package io.handshake.scoring.definition;

import io.handshake.chassis.agreement.VersionId;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Drafts whose authors have said that they are ready to be signed. */
@ApplicationScoped
class Proposals {
    private final Sql sql;

    Proposals(Sql sql) {
        this.sql = sql;
    }

    /** Whether that is news. */
    boolean put(VersionId id, Instant at) {
        return sql.update(
                        "insert into definition_proposal (key, version, proposed_at) values (?, ?, ?) on conflict do nothing",
                        id.key(),
                        id.version(),
                        at)
                == 1;
    }

    /** When each was proposed that nobody has signed yet. */
    Map<VersionId, Instant> unsigned() {
        Map<VersionId, Instant> proposed = new HashMap<>();
        sql.list(
                """
                select key, version, proposed_at from definition_proposal p
                where not exists (select from agreement_signature s
                  where (s.kind, s.key, s.version) = (p.definition_kind, p.key, p.version))""",
                row -> proposed.put(
                        new VersionId(Rules.KIND, row.getString("key"), row.getInt("version")),
                        Objects.requireNonNull(Sql.instant(row, "proposed_at"))));
        return proposed;
    }
}
