package io.handshake.lead.rate;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.chassis.problem.StandardProblem.MALFORMED_REQUEST;
import static io.handshake.chassis.problem.StandardProblem.STALE_VERSION;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.lead.LeadProblem.NO_FX_RATES;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.http.ETags;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.problem.FieldError;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
import org.jspecify.annotations.Nullable;

/** Takes in rates of exchange, and tells them on. */
@Path("/v1/fx-rates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "FX rates", description = "Rates of exchange per date")
public class FxRatesResource {
    private static final LocalDate FIRST = LocalDate.EPOCH;
    private static final LocalDate END = LocalDate.of(2200, 1, 1);

    private final FxRates rates;
    private final EventLog log;
    private final InstantSource clock;

    FxRatesResource(FxRates rates, EventLog log, InstantSource clock) {
        this.rates = rates;
        this.log = log;
        this.clock = clock;
    }

    @PUT
    @Path("/{date}")
    @RolesAllowed({ADMIN, SERVICE})
    @Transactional
    @Operation(
            operationId = "putFxRates",
            summary = "Tell the rates of a date, or correct them",
            description =
                    "Rates that were told are corrected only by who names their version with If-Match. The same told again changes nothing.")
    @APIResponse(
            responseCode = "201",
            description = "The rates were told",
            headers = @Header(name = "ETag", description = "The version, as If-Match of a correction wants it."),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FxRatesView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The rates were corrected, or were these already",
            headers = @Header(name = "ETag", description = "The version, as If-Match of a correction wants it."),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FxRatesView.class)))
    public RestResponse<FxRatesView> put(
            @RestPath @Parameter(description = "The date they hold for, in UTC; not in the future.") LocalDate date,
            @RestHeader("If-Match")
                    @Size(max = 200)
                    @Parameter(description = "The ETag of the rates as they were read; needed for a correction.")
                    @Nullable
                    String ifMatch,
            @Valid @NotNull NewFxRates request) {
        refuseFuture(date);
        SortedMap<String, String> told = PlainRates.of(request);
        if (rates.tellFirst(date, request.base(), told, clock.instant())) {
            if (ifMatch != null) {
                throw STALE_VERSION.because("no rates were told for " + date + " yet; send them without If-Match");
            }
            return publish(RestResponse.Status.CREATED, date);
        }
        FxRatesView known = rates.lock(date);
        if (known.base().equals(request.base()) && known.rates().equals(told)) {
            return answer(RestResponse.Status.OK, known);
        }
        ETags.require(ifMatch, ETags.of(known.version()));
        rates.correct(date, request.base(), told, clock.instant());
        return publish(RestResponse.Status.OK, date);
    }

    @GET
    @Path("/{date}")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "getFxRates", summary = "Show the rates of a date")
    @APIResponse(
            responseCode = "200",
            description = "The rates",
            headers = @Header(name = "ETag", description = "The version, as If-Match of a correction wants it."),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FxRatesView.class)))
    public RestResponse<FxRatesView> get(
            @RestPath @Parameter(description = "The date they hold for, in UTC.") LocalDate date) {
        refuseBeyondCalendar("date", date);
        return answer(
                RestResponse.Status.OK,
                rates.find(date).orElseThrow(() -> NO_FX_RATES.because("no rates were told for " + date)));
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "listFxRates", summary = "List the rates of a time by date")
    @APIResponse(responseCode = "200", description = "A page of dates with their rates, oldest first")
    public Page<FxRatesView> list(
            @RestQuery @Parameter(description = "The first date; 1970-01-01 when left out.") @Nullable LocalDate from,
            @RestQuery @Parameter(description = "The date to end before; no end when left out.") @Nullable LocalDate to,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Dates on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        LocalDate begin = Objects.requireNonNullElse(from, FIRST);
        LocalDate end = Objects.requireNonNullElse(to, END);
        refuseBeyondCalendar("from", begin);
        refuseBeyondCalendar("to", end);
        String filter = "fx-rates " + begin + " " + end;
        LocalDate start =
                after == null ? begin : PageCursor.decode(filter, after).date(0);
        List<FxRatesView> found = rates.between(start, end, limit + 1);
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, limit),
                        PageCursor.encode(filter, found.getLast().date().toString()));
    }

    private RestResponse<FxRatesView> publish(RestResponse.Status status, LocalDate date) {
        FxRatesView now = rates.find(date).orElseThrow();
        log.append(date.toString(), now.version(), now.setAt(), new FxRatesSet(date, now.base(), now.rates()));
        return answer(status, now);
    }

    private void refuseFuture(LocalDate date) {
        refuseBeyondCalendar("date", date);
        if (date.isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
            throw INVALID_CONTENT.because(
                    "rates are told of days that have come",
                    List.of(FieldError.parameter("date", "must not be in the future")));
        }
    }

    private static void refuseBeyondCalendar(String parameter, LocalDate date) {
        if (date.isBefore(FIRST) || date.isAfter(END)) {
            throw MALFORMED_REQUEST.because(
                    parameter + " is no date of ours",
                    List.of(FieldError.parameter(parameter, "must be between 1970-01-01 and 2200-01-01")));
        }
    }

    private static RestResponse<FxRatesView> answer(RestResponse.Status status, FxRatesView view) {
        return RestResponse.ResponseBuilder.create(status, view)
                .header("ETag", ETags.of(view.version()))
                .build();
    }
}
