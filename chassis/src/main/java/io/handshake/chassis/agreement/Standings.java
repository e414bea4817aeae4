package io.handshake.chassis.agreement;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Versions as they stand: signed by whom, in force or not. */
@ApplicationScoped
public class Standings {
    private final Sql sql;
    private final Timelines timelines;
    private final InstantSource clock;

    Standings(Sql sql, Timelines timelines, InstantSource clock) {
        this.sql = sql;
        this.timelines = timelines;
        this.clock = clock;
    }

    public Standing of(Version version) {
        return of(List.of(version)).getFirst();
    }

    /** Versions of one kind. */
    public List<Standing> of(List<Version> versions) {
        if (versions.isEmpty()) {
            return List.of();
        }
        Timeline timeline = timelines.current(versions.getFirst().id().kind());
        Map<VersionId, List<Signature>> signatures = signatures(versions);
        return versions.stream()
                .map(version -> {
                    List<Signature> given = signatures.getOrDefault(version.id(), List.of());
                    return new Standing(
                            version,
                            State.of(version.id(), given.size(), timeline, clock.instant()),
                            timeline.find(version.id()).map(Counting::from),
                            given);
                })
                .toList();
    }

    /** Those under one version, in the order they were given. */
    List<Signature> signatures(VersionId id) {
        return sql.list("""
                select issuer, subject, role, hash, signed_at from agreement_signature
                where kind = ? and key = ? and version = ? order by signed_at, role""", Standings::signature, id.kind(), id.key(), id.version());
    }

    void put(VersionId id, Signature signature) {
        sql.update(
                """
                insert into agreement_signature (kind, key, version, role, issuer, subject, hash, signed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                id.kind(),
                id.key(),
                id.version(),
                signature.role(),
                signature.issuer(),
                signature.subject(),
                signature.hash(),
                signature.signedAt());
    }

    private Map<VersionId, List<Signature>> signatures(List<Version> versions) {
        Map<VersionId, List<Signature>> under = new HashMap<>();
        sql.list(
                """
                select s.kind, s.key, s.version, s.issuer, s.subject, s.role, s.hash, s.signed_at from agreement_signature s
                join unnest(?::text[], ?::int[]) as asked (key, version) using (key, version)
                where s.kind = ? order by s.signed_at, s.role""",
                row -> under.computeIfAbsent(
                                new VersionId(row.getString("kind"), row.getString("key"), row.getInt("version")),
                                id -> new ArrayList<>())
                        .add(signature(row)),
                versions.stream().map(version -> version.id().key()).toArray(String[]::new),
                versions.stream().map(version -> version.id().version()).toArray(Integer[]::new),
                versions.getFirst().id().kind());
        return under;
    }

    private static Signature signature(ResultSet row) throws SQLException {
        return new Signature(
                row.getString("issuer"),
                row.getString("subject"),
                row.getString("role"),
                row.getString("hash"),
                Objects.requireNonNull(Sql.instant(row, "signed_at")));
    }
}
