package io.handshake.chassis.agreement;

import static io.handshake.chassis.agreement.AgreementProblem.KEY_TAKEN;

import io.handshake.chassis.security.Caller;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All agreements of this service, and what was written down in their versions. */
@ApplicationScoped
public class Agreements {
    private static final String COLUMNS =
            "select kind, key, version, shipped, document, hash, reason, created_issuer, created_subject, created_at"
                    + " from agreement_version ";

    private final Sql sql;
    private final Caller caller;
    private final InstantSource clock;

    Agreements(Sql sql, Caller caller, InstantSource clock) {
        this.sql = sql;
        this.caller = caller;
        this.clock = clock;
    }

    /** Writes the first version; the key is taken from now on. */
    public Version begin(String kind, String key, Terms terms) {
        int inserted = sql.update(
                "insert into agreement (kind, key, latest_version) values (?, ?, 1) on conflict do nothing", kind, key);
        if (inserted == 0) {
            throw KEY_TAKEN.because("the key " + key + " is taken; to change what it says, add a version to it");
        }
        return write(new VersionId(kind, key, 1), terms, null);
    }

    /** Writes the next version; empty when there is no such key. */
    public Optional<Version> edit(String kind, String key, Terms terms, String reason) {
        return sql.first(
                        "update agreement set latest_version = latest_version + 1 where kind = ? and key = ? returning latest_version",
                        row -> row.getInt("latest_version"),
                        kind,
                        key)
                .map(number -> write(new VersionId(kind, key, number), terms, reason));
    }

    public Optional<Version> find(VersionId id) {
        return sql.first(
                COLUMNS + "where kind = ? and key = ? and version = ?",
                Agreements::version,
                id.kind(),
                id.key(),
                id.version());
    }

    /** Versions of a key after a number, in order. */
    public List<Version> versions(String kind, String key, int after, int limit) {
        return sql.list(
                COLUMNS + "where kind = ? and key = ? and version > ? order by version limit ?",
                Agreements::version,
                kind,
                key,
                after,
                limit);
    }

    /** The newest versions of the keys after a key, in their order. */
    public List<Version> newest(String kind, String after, int limit) {
        return sql.list(COLUMNS + """
                join agreement a using (kind, key) where kind = ? and key > ? and version = a.latest_version
                order by key limit ?""", Agreements::version, kind, after, limit);
    }

    public Optional<Version> newest(String kind, String key) {
        return sql.first(
                COLUMNS + "where kind = ? and key = ? order by version desc limit 1", Agreements::version, kind, key);
    }

    /** Counts one more event about the agreement. */
    public long nextSequence(VersionId id) {
        return sql.first(
                        "update agreement set sequence = sequence + 1 where kind = ? and key = ? returning sequence",
                        row -> row.getLong("sequence"),
                        id.kind(),
                        id.key())
                .orElseThrow();
    }

    private Version write(VersionId id, Terms terms, @Nullable String reason) {
        String document = terms.document();
        Version version = new Version(
                id,
                false,
                document,
                Terms.hash(document),
                reason,
                new Author(caller.issuer(), caller.subject()),
                clock.instant());
        sql.update(
                """
                insert into agreement_version
                  (kind, key, version, shipped, document, hash, reason, created_issuer, created_subject, created_at)
                values (?, ?, ?, false, ?, ?, ?, ?, ?, ?)""",
                id.kind(),
                id.key(),
                id.version(),
                document,
                version.hash(),
                reason,
                version.author().issuer(),
                version.author().subject(),
                version.createdAt());
        return version;
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                new VersionId(row.getString("kind"), row.getString("key"), row.getInt("version")),
                row.getBoolean("shipped"),
                row.getString("document"),
                row.getString("hash"),
                row.getString("reason"),
                new Author(row.getString("created_issuer"), row.getString("created_subject")),
                Objects.requireNonNull(Sql.instant(row, "created_at")));
    }
}
