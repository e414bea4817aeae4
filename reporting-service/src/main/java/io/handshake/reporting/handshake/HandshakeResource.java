package io.handshake.reporting.handshake;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;

import io.handshake.reporting.asking.Asked;
import io.handshake.reporting.asking.Freshness;
import io.handshake.reporting.asking.Freshness.Reach;
import io.handshake.reporting.asking.Share;
import io.handshake.reporting.handshake.HandshakeFigures.Clocks;
import io.handshake.reporting.handshake.HandshakeFigures.Outcomes;
import io.handshake.reporting.handshake.HandshakeReport.Attainment;
import io.handshake.reporting.numbers.Handshake;
import io.handshake.reporting.numbers.Health;
import io.handshake.reporting.numbers.Horizon;
import io.handshake.reporting.numbers.Rate;
import io.handshake.reporting.numbers.Window;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.ZoneId;
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
    private final Freshness freshness;
    private final InstantSource clock;

    HandshakeResource(HandshakeFigures figures, Freshness freshness, InstantSource clock) {
        this.figures = figures;
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
                    String zone) {
        ZoneId reportingZone = Asked.zone(zone);
        Window window = Asked.window(from, to, reportingZone, clock.instant());
        Horizon horizon = new Horizon(horizonDays);
        Reach reach = freshness.of(Set.of("sla"));
        Outcomes outcomes = figures.outcomes(window, horizon);
        Clocks clocks = figures.clocks(window);
        Handshake handshake =
                new Handshake(outcomes.handedOff(), outcomes.accepted(), outcomes.rejected(), outcomes.cancelled());
        boolean mature = horizon.isMature(outcomes.youngest(), reach.asOf());
        return new HandshakeReport(
                window.from(),
                window.to(),
                reportingZone.getId(),
                horizonDays,
                mature,
                outcomes.handedOff(),
                outcomes.suppressed(),
                outcomes.offered(),
                outcomes.handedOff() - outcomes.offered(),
                outcomes.accepted(),
                outcomes.rejected(),
                outcomes.cancelled(),
                handshake.pending(),
                Share.of(handshake.strict()),
                Share.of(handshake.decided()),
                Health.of(handshake.strict(), mature).map(Health::wireName).orElse(null),
                figures.refusals(window, horizon),
                new Attainment(
                        clocks.met(),
                        clocks.breached(),
                        Share.of(new Rate(clocks.met(), clocks.met() + clocks.breached()))),
                outcomes.systemDelay(),
                outcomes.timeToAccept(),
                reach.asOf(),
                reach.feeds());
    }
}
