package io.handshake.scoring.definition;

import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.score.RuleSet;
import io.handshake.scoring.score.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which versions count from when, as far as both sides have signed. */
@ApplicationScoped
public class Timelines {
    /**
     * Class of the advisory locks of scopes; there is one scope as yet. Not row locks: those let ever new readers pass a
     * writer who waits, and somebody who signs would wait as long as an import lasts.
     */
    private static final int LOCKS = 4243;

    private static final int ALL_LEADS = 0;

    /** How far in the future an activity may claim to have happened. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Sql sql;
    private final InstantSource clock;
    private final Map<VersionId, RuleSet> known = new ConcurrentHashMap<>();

    Timelines(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * The timeline as long as nobody can change it, and the instant to judge at: no earlier than what any replica has
     * announced as in force, whatever this one's clock says.
     */
    public record Held(Timeline timeline, Instant asOf) {}

    private record Counting(VersionId id, Instant from, boolean shipped, boolean announced) {}

    public Timeline current() {
        return timeline(counting());
    }

    private List<Counting> counting() {
        return sql.list(
                """
                select v.key, v.version, v.shipped, coalesce(t.from_instant, v.effective_from) as from_instant,
                  t.announced_at is not null as announced
                from definition_version v left join taking_effect t using (key, version)
                where v.shipped or t.key is not null""",
                row -> new Counting(
                        new VersionId(row.getString("key"), row.getInt("version")),
                        Objects.requireNonNull(Sql.instant(row, "from_instant")),
                        row.getBoolean("shipped"),
                        row.getBoolean("announced")));
    }

    private Timeline timeline(List<Counting> counting) {
        return Timeline.of(counting.stream()
                .map(version -> new Timeline.Version(rules(version.id()), version.from(), version.shipped()))
                .toList());
    }

    /**
     * The versions whose time has come, here or by the clock of whoever announced them, and nobody puts another in force before
     * this transaction has ended. Those of the next minutes are among them, since an activity may claim to be that far ahead.
     */
    public Held held() {
        sql.list("select pg_advisory_xact_lock_shared(?, ?)", row -> true, LOCKS, ALL_LEADS);
        Instant soon = clock.instant().plus(AHEAD);
        List<Counting> counting = counting().stream()
                .filter(version -> version.shipped()
                        || version.announced()
                        || !version.from().isAfter(soon))
                .toList();
        Instant asOf = counting.stream()
                .filter(Counting::announced)
                .map(Counting::from)
                .reduce(clock.instant(), (one, other) -> one.isAfter(other) ? one : other);
        return new Held(timeline(counting), asOf);
    }

    /** Waits for all who are judging, and lets nobody judge before this transaction has ended. */
    void holdForChange() {
        sql.list("select pg_advisory_xact_lock(?, ?)", row -> true, LOCKS, ALL_LEADS);
    }

    /** A signed version of another key; as long as every scope is all leads, it clashes. */
    Optional<VersionId> signedBeside(String key) {
        return sql.first(
                "select key, version from taking_effect where key <> ? order by key, version desc limit 1",
                row -> new VersionId(row.getString("key"), row.getInt("version")),
                key);
    }

    private RuleSet rules(VersionId id) {
        return known.computeIfAbsent(id, this::read);
    }

    private RuleSet read(VersionId id) {
        return sql.first(
                        "select document from definition_version where key = ? and version = ?",
                        row -> Agreement.read(row.getString("document")).rules(id.key(), id.version()),
                        id.key(),
                        id.version())
                .orElseThrow();
    }
}
