package io.handshake.reporting.funnel;

import static io.handshake.reporting.ReportingProblem.UNKNOWN_FUNNEL;

import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The funnels that a report can be about: whatever was in force, or had a pass. */
@ApplicationScoped
class KnownFunnels {
    /** Every installation comes with it, so it is known before anything was heard. */
    static final String SHIPPED = "waterfall";

    private static final int TOLD = 50;

    private static final String KNOWN = "select exists (select from funnel where key = ?)"
            + " or exists (select from funnel_stage where funnel = ?) as known";

    private final Sql sql;

    KnownFunnels(Sql sql) {
        this.sql = sql;
    }

    /** Refuses a funnel that was not heard of; {@code asOf} is how far lead-service's feed is read. */
    void require(String funnel, @Nullable Instant asOf) {
        if (funnel.equals(SHIPPED) || isKnown(funnel)) {
            return;
        }
        String message = "is no funnel that was heard of; known are " + String.join(", ", some());
        String reach = asOf == null
                ? "nothing has been read from lead-service yet"
                : "what lead-service recorded until " + asOf + " has been read";
        throw UNKNOWN_FUNNEL.because(
                "funnel " + message + "; " + reach, List.of(FieldError.parameter("funnel", message)));
    }

    private boolean isKnown(String funnel) {
        return sql.first(KNOWN, row -> row.getBoolean("known"), funnel, funnel).orElseThrow();
    }

    private List<String> some() {
        return sql.list(
                "select key from funnel union select funnel from funnel_stage union select ? order by 1 limit ?",
                row -> row.getString("key"),
                SHIPPED,
                TOLD);
    }
}
