package io.handshake.sla.calendars;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.sla.SlaProblem.UNKNOWN_CALENDAR;

import io.handshake.chassis.http.ETags;
import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Takes in calendars in versions, and shows them. */
@Path("/v1/calendars")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calendars", description = "The hours that count for clocks, in versions.")
@RunOnVirtualThread
public class CalendarsResource {
    private static final String FILTER = "calendars";

    private final Calendars calendars;
    private final WriteCalendars write;
    private final InstantSource clock;

    CalendarsResource(Calendars calendars, WriteCalendars write, InstantSource clock) {
        this.calendars = calendars;
        this.write = write;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({SALES, ADMIN})
    @Transactional
    @Idempotent
    @Operation(operationId = "createCalendar", summary = "Write a calendar: version 1")
    @APIResponse(
            responseCode = "201",
            description = "Version 1 of the new calendar",
            headers = {
                @Header(name = "ETag", description = "The newest version, as If-Match of another one wants it."),
                @Header(name = "Location", description = "Where the version is.")
            },
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = CalendarView.class)))
    public RestResponse<CalendarView> create(@Valid @NotNull NewCalendar request) {
        return written(write.begin(request));
    }

    @POST
    @Path("/{key}/versions")
    @RolesAllowed({SALES, ADMIN})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "addCalendarVersion",
            summary = "Change a calendar: a new version",
            description = "Clocks that run keep the version they started with.")
    @APIResponse(
            responseCode = "201",
            description = "The new version",
            headers = {
                @Header(name = "ETag", description = "The newest version, as If-Match of another one wants it."),
                @Header(name = "Location", description = "Where the version is.")
            },
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = CalendarView.class)))
    public RestResponse<CalendarView> change(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the calendar.") String key,
            @RestHeader("If-Match")
                    @Size(max = 200)
                    @Parameter(
                            description = "The ETag of the calendar as it was read.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
                    @Nullable
                    String ifMatch,
            @Valid @NotNull NewCalendarVersion request) {
        return written(write.edit(key, ifMatch, request));
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(
            operationId = "listCalendars",
            summary = "List the calendars by key",
            description = "Each in the version that clocks starting now use, or in its newest when none has begun.")
    @APIResponse(responseCode = "200", description = "A page of calendars")
    public Page<CalendarSummary> list(
            @Parameter(description = "Calendars on a page, 1 to 200.") @RestQuery @DefaultValue("50") @Min(1) @Max(200)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery @Size(max = 500) @Nullable
                    String after) {
        String from = after == null ? "" : PageCursor.decode(FILTER, after).text(0);
        List<CalendarSummary> found = calendars.after(from, clock.instant(), limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<CalendarSummary> page = found.subList(0, limit);
        return new Page<>(page, PageCursor.encode(FILTER, page.getLast().key()));
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(
            operationId = "getCalendar",
            summary = "Show a calendar, with the ETag that a new version needs",
            description = "In the version that clocks starting now use, or in its newest when none has begun.")
    @APIResponse(
            responseCode = "200",
            description = "The calendar",
            headers = @Header(name = "ETag", description = "The newest version, as If-Match of another one wants it."),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = CalendarView.class)))
    public RestResponse<CalendarView> get(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the calendar, such as 24x7.") String key) {
        return answer(
                        RestResponse.Status.OK,
                        calendars
                                .shown(key, clock.instant())
                                .orElseThrow(() -> UNKNOWN_CALENDAR.because("no calendar has the key " + key)))
                .build();
    }

    @GET
    @Path("/{key}/versions/{version}")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "getCalendarVersion", summary = "Show one version of a calendar")
    @APIResponse(responseCode = "200", description = "The version")
    public CalendarView version(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the calendar.") String key,
            @RestPath @Min(1) @Parameter(description = "1, 2, ...") int version) {
        return calendars
                .read(key, version)
                .orElseThrow(() -> UNKNOWN_CALENDAR.because("no calendar with this key has this version"));
    }

    private static RestResponse<CalendarView> written(CalendarView calendar) {
        return answer(RestResponse.Status.CREATED, calendar)
                .header("Location", "/v1/calendars/" + calendar.key() + "/versions/" + calendar.version())
                .build();
    }

    private static ResponseBuilder<CalendarView> answer(RestResponse.Status status, CalendarView calendar) {
        return ResponseBuilder.create(status, calendar).header("ETag", ETags.of(calendar.latestVersion()));
    }
}
