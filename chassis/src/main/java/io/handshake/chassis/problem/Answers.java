package io.handshake.chassis.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.sql.DatabaseException;
import io.handshake.chassis.sql.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** The text of problem answers, and which problem an unexpected failure becomes. */
@ApplicationScoped
public class Answers {
    private static final Logger LOG = Logger.getLogger(Answers.class);
    /** Connection lost or refused, server shutting down, disk full, too many connections. */
    private static final Set<String> GONE = Set.of("08", "57", "53", "58");

    /** Deadlock, lock timeout, or a transaction in which no more can be done. */
    private static final Set<String> IN_THE_WAY = Set.of("40", "55", "25");

    private static final String CANCELLED = "57014";

    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    /** The body of a refusal. */
    public String text(ProblemType type, String detail, List<FieldError> errors, String path) {
        return text(type, detail, errors, path, traceId());
    }

    /** The body for a failure nobody foresaw: logged under its trace id, told without any detail. */
    String unexpected(Throwable failure, String path) {
        String traceId = traceId();
        LOG.errorf(failure, "request failed, trace id %s", traceId);
        String detail = "Try again later; if it stays, report the trace id.";
        return text(StandardProblem.UNEXPECTED, detail, List.of(), path, traceId);
    }

    String unavailable(Throwable failure, String path) {
        String traceId = traceId();
        LOG.warnf("database not available, trace id %s: %s", traceId, failure.getMessage());
        String detail = "Nothing was changed. Try again in a moment.";
        return text(StandardProblem.UNAVAILABLE, detail, List.of(), path, traceId);
    }

    /**
     * Whether the failure comes from a database that is away or overloaded, so that trying again helps. A commit that fails
     * tells why in its suppressed exceptions.
     */
    public static boolean isDatabaseAway(Throwable failure) {
        return comesFrom(failure, Answers::isAway)
                || failure instanceof DatabaseException away && away.state().isEmpty();
    }

    /** Whether it fails for everybody just now, and not only for who met somebody else there. */
    public static boolean isDatabaseGone(Throwable failure) {
        return comesFrom(failure, Answers::isGone);
    }

    private static boolean comesFrom(Throwable failure, Predicate<Throwable> reason) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (reason.test(cause) || Arrays.stream(cause.getSuppressed()).anyMatch(it -> comesFrom(it, reason))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(Throwable cause) {
        return isGone(cause) || CANCELLED.equals(state(cause)) || isOf(IN_THE_WAY, state(cause));
    }

    private static boolean isGone(Throwable cause) {
        return cause instanceof SQLTransientConnectionException
                || cause instanceof java.net.ConnectException
                || isOf(GONE, state(cause)) && !CANCELLED.equals(state(cause))
                || cause instanceof SQLException
                        && String.valueOf(cause.getMessage()).contains("acquisition timeout");
    }

    private static boolean isOf(Set<String> classes, String state) {
        return state.length() >= 2 && classes.contains(state.substring(0, 2));
    }

    private static String state(Throwable cause) {
        return cause instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
    }

    private String text(ProblemType type, String detail, List<FieldError> errors, String path, String traceId) {
        try {
            return json.writeValueAsString(
                    new Problem(type.uri(), type.title(), type.status(), detail, path, errors, traceId));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String traceId() {
        return Ids.next().toString().replace("-", "");
    }
}
