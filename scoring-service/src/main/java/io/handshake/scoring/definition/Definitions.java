package io.handshake.scoring.definition;

import static io.handshake.scoring.ScoringProblem.DEFINITION_EXISTS;
import static io.handshake.scoring.ScoringProblem.UNKNOWN_DEFINITION;

import io.handshake.chassis.sql.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;

/** All definitions. */
@ApplicationScoped
class Definitions implements PanacheRepositoryBase<Definition, String> {
    private final Sql sql;

    Definitions(Sql sql) {
        this.sql = sql;
    }

    /** The key is taken from now on; two who want it at once are told apart by the database. */
    void begin(String key) {
        int inserted = sql.update(
                "insert into definition (key, latest_version) values (?, 1) on conflict (key) do nothing", key);
        if (inserted == 0) {
            throw DEFINITION_EXISTS.because(
                    "a definition has the key " + key + " already; to change it, add a version to it");
        }
    }

    Definition get(String key) {
        return findByIdOptional(key).orElseThrow(() -> unknown(key));
    }

    Definition getForUpdate(String key) {
        return findByIdOptional(key, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> unknown(key));
    }

    List<Definition> after(String key, int limit) {
        return find("from Definition d where d.key > ?1 order by d.key", key)
                .page(0, limit)
                .list();
    }

    /** Counts one more event about the definition. */
    long nextSequence(String key) {
        return sql.first(
                        "update definition set sequence = sequence + 1 where key = ? returning sequence",
                        row -> row.getLong("sequence"),
                        key)
                .orElseThrow(() -> unknown(key));
    }

    private static RuntimeException unknown(String key) {
        return UNKNOWN_DEFINITION.because("no definition has the key " + key);
    }
}
