package io.handshake.sla.calendars;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.chassis.problem.StandardProblem.MALFORMED_REQUEST;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.sla.SlaProblem.UNKNOWN_CALENDAR;

import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Answers what time counts, and when it is enough. */
@Path("/v1/calendars/{key}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calendars", description = "The hours that count for clocks, in versions.")
@RunOnVirtualThread
public class CalendarTimesResource {
    private static final int PARTS = 1_000;
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    private final Calendars calendars;

    CalendarTimesResource(Calendars calendars) {
        this.calendars = calendars;
    }

    @GET
    @Path("/elapsed")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(
            operationId = "getElapsedTime",
            summary = "Say how much time counts between two instants, and why the rest does not",
            description =
                    "An instant counts if the zone's clocks show a time then that lies within the calendar's hours:"
                            + " hours that a change of clocks leaves out do not count, those it repeats count twice.")
    @APIResponse(responseCode = "200", description = "The time that counts")
    public ElapsedView elapsed(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the calendar.") String key,
            @RestQuery @NotNull @Parameter(description = "The begin, inclusive, 1970 to 2199, in microseconds.")
                    Instant from,
            @RestQuery @NotNull @Parameter(description = "The end, exclusive, not before the begin, 1970 to 2199.")
                    Instant to,
            @RestQuery
                    @Min(1)
                    @Parameter(description = "The version to count by; that of a clock started at `from` by default.")
                    @Nullable
                    Integer version) {
        Instant begin = known("from", from);
        Instant end = known("to", to);
        if (end.isBefore(begin)) {
            throw nonsense("to", "must not be before from");
        }
        CalendarVersion calendar = version(key, version, begin);
        return ElapsedView.of(calendar, begin, end, calendar.hours().counted(begin, end, PARTS));
    }

    @GET
    @Path("/due")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(
            operationId = "getDueTime",
            summary = "Say when a time has elapsed",
            description = "The earliest instant by which so many seconds have counted.")
    @APIResponse(responseCode = "200", description = "When it is due")
    public DueView due(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the calendar.") String key,
            @RestQuery @NotNull @Parameter(description = "The start, 1970 to 2199, in microseconds.") Instant from,
            @RestQuery
                    @NotNull
                    @Min(1)
                    @Max(10_000_000_000L)
                    @Parameter(description = "Seconds that are to count, 1 to 10,000,000,000.")
                    Long targetSeconds,
            @RestQuery
                    @Min(1)
                    @Parameter(description = "The version to count by; that of a clock started at `from` by default.")
                    @Nullable
                    Integer version) {
        Instant start = known("from", from);
        CalendarVersion calendar = version(key, version, start);
        Instant due = calendar.hours()
                .dueAt(start, Duration.ofSeconds(targetSeconds))
                .orElseThrow(() -> nonsense("targetSeconds", "so much time does not elapse before the year 2200"));
        return new DueView(calendar.key(), calendar.version(), start, targetSeconds, due);
    }

    private CalendarVersion version(String key, @Nullable Integer version, Instant from) {
        if (version != null) {
            return calendars
                    .find(key, version)
                    .orElseThrow(() -> UNKNOWN_CALENDAR.because("no calendar with this key has this version"));
        }
        return calendars.inForce(key, from).orElseThrow(() -> {
            if (!calendars.exists(key)) {
                return UNKNOWN_CALENDAR.because("no calendar has the key " + key);
            }
            return nonsense("version", "is needed: no version counted at " + from);
        });
    }

    private static Instant known(String parameter, Instant told) {
        if (told.isBefore(Instant.EPOCH) || !told.isBefore(END)) {
            throw MALFORMED_REQUEST.because(
                    parameter + " is out of range",
                    List.of(FieldError.parameter(parameter, "must lie in the years 1970 to 2199")));
        }
        return told.truncatedTo(ChronoUnit.MICROS);
    }

    private static ProblemException nonsense(String parameter, String message) {
        return INVALID_CONTENT.because(parameter + " " + message, List.of(FieldError.parameter(parameter, message)));
    }
}
