package io.handshake.scoring.audit;

import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.audit.AuditResultView.ReasonView;
import io.handshake.scoring.audit.AuditResultView.StratumView;
import io.handshake.scoring.audit.AuditResultView.ValueView;
import io.handshake.scoring.statistics.TwoVerdicts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Counts what sales and the auditor said. */
@ApplicationScoped
class Results {
    private static final String JUDGED = """
            select i.*, i.sales_accepted as sales, v.qualified as auditor, v.reason, v.note
            from audit_item i cross join lateral (select * from audit_verdict v
              where (v.audit, v.number) = (i.audit, i.number) order by v.said desc limit 1) v
            where i.audit = ?""";

    private static final String TABLE = """
            count(*) filter (where sales and auditor) as both_yes, count(*) filter (where sales and not auditor) as only_first,
            count(*) filter (where not sales and auditor) as only_second, count(*) filter (where not sales and not auditor) as both_no\s""";

    private final Sql sql;

    Results(Sql sql) {
        this.sql = sql;
    }

    AuditFigures figures(UUID audit) {
        return AuditFigures.of(
                sql.first("with judged as (" + JUDGED + ") select " + TABLE + "from judged", Results::table, audit)
                        .orElseThrow());
    }

    AuditResultView of(AuditView audit) {
        return new AuditResultView(
                audit.id(),
                audit.definition(),
                audit.version(),
                Objects.requireNonNull(audit.closedAt()),
                audit.items(),
                figures(audit.id()),
                audit.stratifyBy() == null ? List.of() : byValue(audit.id()),
                reasons(audit.id()),
                strata(audit.id()));
    }

    /** Hand-offs after a number on which they differ, in order. */
    List<DisagreementView> disagreements(UUID audit, int number, int limit) {
        return sql.list(
                "with judged as (" + JUDGED + ") select * from judged where sales <> auditor and number > ?"
                        + " order by number limit ?",
                row -> new DisagreementView(
                        row.getInt("number"),
                        row.getObject("lead", UUID.class),
                        row.getInt("pass"),
                        Objects.requireNonNull(Sql.instant(row, "handed_off_at")),
                        row.getString("value"),
                        sales(row.getBoolean("sales")),
                        NewVerdict.word(row.getBoolean("auditor")),
                        row.getString("reason"),
                        row.getString("note")),
                audit,
                number,
                limit);
    }

    private static String sales(boolean accepted) {
        return accepted ? "accepted" : "rejected";
    }

    private List<ValueView> byValue(UUID audit) {
        return sql.list(
                "with judged as (" + JUDGED + ") select value, " + TABLE
                        + "from judged group by value order by value collate \"C\"",
                row -> new ValueView(row.getString("value"), AuditFigures.of(table(row))),
                audit);
    }

    private List<ReasonView> reasons(UUID audit) {
        return sql.list(
                "with judged as (" + JUDGED + ") select reason, count(*) as items from judged where not auditor"
                        + " group by reason order by count(*) desc, reason",
                row -> new ReasonView(row.getString("reason"), row.getInt("items")),
                audit);
    }

    private List<StratumView> strata(UUID audit) {
        return sql.list(
                "select value, sales_accepted, population, drawn from audit_stratum where audit = ? order by position",
                row -> new StratumView(
                        row.getString("value"),
                        sales(row.getBoolean("sales_accepted")),
                        row.getInt("population"),
                        row.getInt("drawn")),
                audit);
    }

    private static TwoVerdicts table(ResultSet row) throws SQLException {
        return new TwoVerdicts(
                row.getInt("both_yes"), row.getInt("only_first"), row.getInt("only_second"), row.getInt("both_no"));
    }
}
