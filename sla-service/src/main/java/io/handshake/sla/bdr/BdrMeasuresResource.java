package io.handshake.sla.bdr;

import static io.handshake.chassis.problem.StandardProblem.MALFORMED_REQUEST;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;

import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.inbox.FeedLag;
import io.handshake.chassis.inbox.FeedLags;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.problem.ProblemException;
import io.handshake.sla.oversight.Oversight;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows what BDRs achieved. */
@Path("/v1/bdr-measures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "measures", description = "What reps achieve.")
@RunOnVirtualThread
public class BdrMeasuresResource {
    private static final UUID START = new UUID(0, 0);
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    private final BdrMeasures measures;
    private final Oversight oversight;
    private final FeedLags feeds;

    BdrMeasuresResource(BdrMeasures measures, Oversight oversight, FeedLags feeds) {
        this.measures = measures;
        this.oversight = oversight;
        this.feeds = feeds;
    }

    @GET
    @RolesAllowed({SALES, REP, BDR, ADMIN})
    @Operation(
            operationId = "listBdrMeasures",
            summary = "Say what each BDR achieved in a period",
            description =
                    "A rep sees its own row, a manager those of the team, sales and admins all. There is a row for"
                            + " everybody of the side BDR, and for whoever else accepted, took back or qualified a hand-off to BDRs in the period.")
    @APIResponse(responseCode = "200", description = "A page of reps, by id")
    public BdrMeasuresView list(
            @Parameter(description = "Begin of the period, inclusive, 1970 to 2199.", required = true)
                    @RestQuery
                    @NotNull
                    Instant from,
            @Parameter(description = "End of the period, exclusive, after its begin, 1970 to 2199.", required = true)
                    @RestQuery
                    @NotNull
                    Instant to,
            @Parameter(description = "Only the row of this rep.") @RestQuery @Nullable UUID rep,
            @Parameter(description = "Reps on a page, 1 to 200.") @RestQuery @DefaultValue("50") @Min(1) @Max(200)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery @Size(max = 500) @Nullable
                    String after) {
        Instant begin = known("from", from);
        Instant end = known("to", to);
        if (!begin.isBefore(end)) {
            throw nonsense("to", "must be after from");
        }
        String filter = "bdr-measures " + begin + " " + end + " " + rep;
        UUID last = after == null ? START : PageCursor.decode(filter, after).uuid(0);
        List<UUID> found = measures.reps(among(rep), begin, end, last, limit + 1);
        List<UUID> page = found.stream().limit(limit).toList();
        return new BdrMeasuresView(
                begin,
                end,
                asOf(),
                measures.of(page, begin, end),
                found.size() > limit ? PageCursor.encode(filter, page.getLast().toString()) : null);
    }

    private UUID @Nullable [] among(@Nullable UUID rep) {
        if (rep != null) {
            oversight.requireRep(rep);
            return new UUID[] {rep};
        }
        return oversight.seesAll() ? null : oversight.mine().toArray(UUID[]::new);
    }

    private @Nullable Instant asOf() {
        return feeds.all().stream()
                .filter(lag -> lag.feed().equals("lead"))
                .findFirst()
                .map(FeedLag::asOf)
                .orElse(null);
    }

    private static Instant known(String parameter, Instant told) {
        if (told.isBefore(Instant.EPOCH) || !told.isBefore(END)) {
            throw nonsense(parameter, "must lie in the years 1970 to 2199");
        }
        return told.truncatedTo(ChronoUnit.MICROS);
    }

    private static ProblemException nonsense(String parameter, String message) {
        return MALFORMED_REQUEST.because(parameter + " " + message, List.of(FieldError.parameter(parameter, message)));
    }
}
