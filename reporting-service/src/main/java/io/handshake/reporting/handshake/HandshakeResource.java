package io.handshake.reporting.handshake;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;

import io.handshake.chassis.problem.Moments;
import io.handshake.reporting.asking.Asked;
import io.handshake.reporting.asking.Freshness;
import io.handshake.reporting.asking.Freshness.Reach;
import io.handshake.reporting.asking.Share;
import io.handshake.reporting.handshake.HandshakeFigures.Outcomes;
import io.handshake.reporting.numbers.Handshake;
import io.handshake.reporting.numbers.Health;
import io.handshake.reporting.numbers.Horizon;
import io.handshake.reporting.numbers.Window;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The handshake in numbers. */
@Path("/v1/reports/handshake")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports", description = "What happened between marketing and sales, in numbers.")
@RunOnVirtualThread
public class HandshakeResource {

    private final HandshakeFigures figures;
    private final PromiseFigures promises;
    private final Freshness freshness;
    private final InstantSource clock;

    HandshakeResource(HandshakeFigures figures, PromiseFigures promises, Freshness freshness, InstantSource clock) {
        this.figures = figures;
        this.promises = promises;
        this.freshness = freshness;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "getHandshakeReport", summary = "Report what sales did with what was handed over")
    @APIResponse(responseCode = "200", description = "The report")
    public HandshakeReport report(
            @Parameter(
                            description =
                                    "Begin of the window: an instant, or a date in the zone; 90 days before `to` by default.")
                    @RestQuery
                    @Size(max = 40)
                    @Nullable
                    String from,
            @Parameter(
                            description =
                                    "End of the window, not included: an instant, or a date in the zone; now by default.")
                    @RestQuery
                    @Size(max = 40)
                    @Nullable
                    String to,
            @Parameter(description = "Days of 24 hours each hand-off is given, 1 to 3650.")
                    @RestQuery
                    @DefaultValue("30")
                    @Min(1)
                    @Max(3650)
                    int horizonDays,
            @Parameter(description = "IANA zone in which dates are read.")
                    @RestQuery
                    @DefaultValue("UTC")
                    @Size(max = 64)
                    String zone,
            @Parameter(
                            description =
                                    "Divide the hand-offs: by `rep` (whose it is, or who had it last), or by `source`,"
                                            + " `segment`, `region` or `channel` of the lead as it is known now.")
                    @RestQuery
                    @Pattern(regexp = "rep|source|segment|region|channel")
                    @Nullable
                    String groupBy) {
        ZoneId reportingZone = Moments.zone("zone", zone);
        Window window = Asked.window(from, to, reportingZone, clock.instant());
        Cohort cohort = new Cohort(window, new Horizon(horizonDays));
        return report(cohort, reportingZone, groupBy == null ? null : GroupBy.of(groupBy));
    }

    private HandshakeReport report(Cohort cohort, ZoneId zone, @Nullable GroupBy by) {
        Reach reach = freshness.of(by == null ? Set.of("sla") : by.feeds());
        Outcomes outcomes = figures.outcomes(cohort);
        Handshake ends = outcomes.ends();
        boolean mature = cohort.horizon().isMature(outcomes.youngest(), reach.asOf());
        return new HandshakeReport(
                cohort.window().from(),
                cohort.window().to(),
                zone.getId(),
                cohort.horizon().days(),
                mature,
                ends.handedOff(),
                outcomes.suppressed(),
                outcomes.withoutGate(),
                outcomes.offered(),
                ends.handedOff() - outcomes.offered(),
                ends.accepted(),
                outcomes.after(),
                outcomes.reversed(),
                ends.rejected(),
                ends.overturned(),
                ends.cancelled(),
                ends.recycled(),
                ends.pending(),
                promises.expiredOffers(cohort),
                Share.of(ends.strict()),
                Share.of(ends.decided()),
                Health.of(ends.strict(), mature).map(Health::wireName).orElse(null),
                figures.refusals(cohort),
                promises.attainment(cohort.window()),
                outcomes.systemDelay(),
                outcomes.timeToAccept(),
                promises.firstTouch(cohort),
                by == null ? null : by.wireName(),
                by == null ? List.of() : figures.groups(cohort, by),
                reach.asOf(),
                reach.feeds());
    }
}
