package io.handshake.scoring.audit;

import io.handshake.chassis.http.Checked;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.security.Caller;
import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.audit.VerdictResults.Result;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything auditors said of items; nothing is taken back, and the latest counts. */
@ApplicationScoped
class Verdicts {
    private final Sql sql;
    private final Caller caller;
    private final InstantSource clock;

    Verdicts(Sql sql, Caller caller, InstantSource clock) {
        this.sql = sql;
        this.caller = caller;
        this.clock = clock;
    }

    /** How often something was said of an item, and by whom. */
    private record Word(
            int said, @Nullable String issuer, @Nullable String subject) {}

    private record Row(int said, NewVerdict verdict) {}

    /** Puts down what makes sense; the caller has locked the audit. */
    List<Result> add(UUID audit, List<Checked<NewVerdict>> given) {
        Map<Integer, Word> words = words(audit, given);
        List<Result> results = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (Checked<NewVerdict> one : given) {
            switch (one) {
                case Checked.Bad<NewVerdict>(int index, List<FieldError> errors) ->
                    results.add(new Result(index, "failed", errors));
                case Checked.Good<NewVerdict>(int index, NewVerdict verdict) ->
                    results.add(put(index, verdict, words, rows));
            }
        }
        save(audit, rows);
        return results;
    }

    private Result put(int index, NewVerdict verdict, Map<Integer, Word> words, List<Row> rows) {
        List<FieldError> faults = new ArrayList<>(verdict.faults());
        Word before = words.get(verdict.item());
        if (before == null) {
            faults.add(FieldError.at("/item", "must be an item of this audit"));
        } else if (before.said() > 0 && !mine(before)) {
            faults.add(FieldError.at("/item", "must not be judged by another auditor already"));
        }
        if (before == null || !faults.isEmpty()) {
            return new Result(
                    index,
                    "failed",
                    faults.stream()
                            .map(fault -> fault.below("/verdicts/" + index))
                            .toList());
        }
        int said = before.said() + 1;
        rows.add(new Row(said, verdict));
        words.put(verdict.item(), new Word(said, caller.issuer(), caller.subject()));
        return new Result(index, said == 1 ? "recorded" : "replaced", List.of());
    }

    private boolean mine(Word word) {
        return caller.issuer().equals(word.issuer()) && caller.subject().equals(word.subject());
    }

    private Map<Integer, Word> words(UUID audit, List<Checked<NewVerdict>> given) {
        Integer[] numbers = given.stream()
                .flatMap(one -> one instanceof Checked.Good<NewVerdict>(int _, NewVerdict verdict)
                        ? Stream.of(verdict.item())
                        : Stream.empty())
                .toArray(Integer[]::new);
        Map<Integer, Word> words = new HashMap<>();
        sql.list(
                """
                select i.number, coalesce(v.said, 0) as said, v.issuer, v.subject from audit_item i
                left join lateral (select * from audit_verdict v
                  where (v.audit, v.number) = (i.audit, i.number) order by v.said desc limit 1) v on true
                where i.audit = ? and i.number = any(?::int[])""",
                row -> words.put(
                        row.getInt("number"),
                        new Word(row.getInt("said"), row.getString("issuer"), row.getString("subject"))),
                audit,
                numbers);
        return words;
    }

    private void save(UUID audit, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Instant[] now = new Instant[rows.size()];
        Arrays.fill(now, clock.instant());
        sql.update(
                """
                insert into audit_verdict (audit, number, said, qualified, reason, note, said_at, issuer, subject)
                select ?, v.*, ?, ? from unnest(?::int[], ?::int[], ?::boolean[], ?::text[], ?::text[], ?::timestamptz[]) as v""",
                audit,
                caller.issuer(),
                caller.subject(),
                rows.stream().map(row -> row.verdict().item()).toArray(Integer[]::new),
                rows.stream().map(Row::said).toArray(Integer[]::new),
                rows.stream().map(row -> row.verdict().qualified()).toArray(Boolean[]::new),
                rows.stream().map(row -> row.verdict().reason()).toArray(String[]::new),
                rows.stream().map(row -> row.verdict().text()).toArray(String[]::new),
                now);
    }
}
