package io.handshake.scoring.experiment;

import static io.handshake.scoring.ScoringProblem.EXPERIMENT_HAS_STARTED;
import static io.handshake.scoring.ScoringProblem.UNKNOWN_EXPERIMENT;

import io.handshake.chassis.security.Caller;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Experiments that have started, and their members. */
@ApplicationScoped
class Experiments {
    static final String KIND = "experiment";

    private static final int LOCK = 4247;

    private final Sql sql;
    private final Caller caller;

    Experiments(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    Optional<Start> started(String key) {
        return started(List.of(key)).stream().findFirst();
    }

    List<Start> started(List<String> keys) {
        return sql.list(
                "select * from experiment_start where key = any(?::text[])",
                row -> new Start(
                        row.getString("key"),
                        row.getInt("version"),
                        row.getInt("treated"),
                        row.getInt("control"),
                        Objects.requireNonNull(Sql.instant(row, "started_at"))),
                (Object) keys.toArray(String[]::new));
    }

    void requireNotStarted(String key) {
        if (started(key).isPresent()) {
            throw EXPERIMENT_HAS_STARTED.because("its plan stays as both sides signed it; plan another experiment");
        }
    }

    /** Until this transaction ends nobody else draws: two who draw at once would draw the same leads. */
    void drawAlone() {
        sql.list("select pg_advisory_xact_lock(?, 0)", row -> true, LOCK);
    }

    /** From now on it has started; of two who want that at once one is refused by the database. */
    void start(Start start) {
        int begun = sql.update(
                """
                insert into experiment_start (key, version, treated, control, started_issuer, started_subject, started_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing""",
                start.key(),
                start.version(),
                start.treated(),
                start.control(),
                caller.issuer(),
                caller.subject(),
                start.at());
        if (begun == 0) {
            throw EXPERIMENT_HAS_STARTED.because("an experiment starts once; its result shows what comes of it");
        }
    }

    void join(String key, List<Member> members) {
        String[] keys = new String[members.size()];
        Arrays.fill(keys, key);
        sql.update(
                """
                insert into experiment_member (key, number, lead, arm, due_at)
                select * from unnest(?::text[], ?::int[], ?::uuid[], ?::text[], ?::timestamptz[])""",
                keys,
                members.stream().map(Member::number).toArray(Integer[]::new),
                members.stream().map(Member::lead).toArray(UUID[]::new),
                members.stream().map(member -> member.arm().text()).toArray(String[]::new),
                members.stream().map(Member::dueAt).toArray(Instant[]::new));
    }

    static RuntimeException unknown(String key) {
        return UNKNOWN_EXPERIMENT.because("no experiment has the key " + key);
    }
}
