package io.handshake.reporting.funnel;

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
import io.handshake.reporting.funnel.FunnelFigures.Entries;
import io.handshake.reporting.funnel.FunnelFigures.Followed;
import io.handshake.reporting.funnel.FunnelReport.Conversion;
import io.handshake.reporting.funnel.FunnelReport.StageFigures;
import io.handshake.reporting.numbers.Horizon;
import io.handshake.reporting.numbers.Rate;
import io.handshake.reporting.numbers.StageOrder.Link;
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
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The funnel in numbers. */
@Path("/v1/reports/funnel")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports", description = "What happened between marketing and sales, in numbers.")
@RunOnVirtualThread
public class FunnelResource {

    private final KnownFunnels funnels;
    private final FunnelFigures figures;
    private final OpportunityFigures opportunities;
    private final Freshness freshness;
    private final InstantSource clock;

    FunnelResource(
            KnownFunnels funnels,
            FunnelFigures figures,
            OpportunityFigures opportunities,
            Freshness freshness,
            InstantSource clock) {
        this.funnels = funnels;
        this.figures = figures;
        this.opportunities = opportunities;
        this.freshness = freshness;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "getFunnelReport", summary = "Report entries, conversions and opportunities of a funnel")
    @APIResponse(responseCode = "200", description = "The report")
    public FunnelReport report(
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
            @Parameter(description = "`period` or `cohort`.")
                    @RestQuery
                    @DefaultValue("period")
                    @Pattern(regexp = "period|cohort")
                    String mode,
            @Parameter(description = "Key of a funnel that is or was in force.")
                    @RestQuery
                    @DefaultValue(KnownFunnels.SHIPPED)
                    @Size(min = 1, max = 100)
                    @Pattern(regexp = "[A-Za-z0-9._-]*")
                    String funnel,
            @Parameter(description = "Days of 24 hours each member of a cohort is given, 1 to 3650.")
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
            @Parameter(description = "Count each `pass`, or each `lead` once.")
                    @RestQuery
                    @DefaultValue("pass")
                    @Pattern(regexp = "pass|lead")
                    String unique) {
        ZoneId reportingZone = Moments.zone("zone", zone);
        Window window = Asked.window(from, to, reportingZone, clock.instant());
        Reach reach = freshness.of(Set.of("lead"));
        funnels.require(funnel, reach.asOf());
        boolean byLead = unique.equals("lead");
        boolean cohort = mode.equals("cohort");
        Horizon horizon = new Horizon(horizonDays);
        Map<String, Entries> entries =
                cohort ? figures.inCohort(funnel, window, horizon, byLead) : figures.inPeriod(funnel, window, byLead);
        Map<String, Followed> followed = cohort ? figures.followed(funnel, window, horizon, byLead) : Map.of();
        List<StageFigures> stages = new ArrayList<>();
        for (Link link : figures.stages(funnel)) {
            stages.add(new StageFigures(
                    link.stage(),
                    link.milestone(),
                    entries.getOrDefault(link.stage(), Entries.NONE).entered(),
                    entries.getOrDefault(link.stage(), Entries.NONE).inferred(),
                    cohort
                            ? inCohort(link, followed.getOrDefault(link.stage(), Followed.NONE), horizon, reach.asOf())
                            : inPeriod(link, entries)));
        }
        return new FunnelReport(
                funnel,
                mode,
                unique,
                window.from(),
                window.to(),
                reportingZone.getId(),
                cohort ? horizonDays : null,
                cohort ? stages.stream().allMatch(FunnelResource::isMature) : null,
                stages,
                cohort ? opportunities.ofPassesOpenedIn(funnel, window, horizon) : opportunities.in(funnel, window),
                reach.asOf(),
                reach.feeds());
    }

    private static @Nullable Conversion inPeriod(Link link, Map<String, Entries> entries) {
        String previous = link.previous();
        if (previous == null) {
            return null;
        }
        long here = entries.getOrDefault(link.stage(), Entries.NONE).all();
        long before = entries.getOrDefault(previous, Entries.NONE).all();
        return new Conversion(previous, Share.of(new Rate(here, before)), null);
    }

    private static @Nullable Conversion inCohort(
            Link link, Followed followed, Horizon horizon, @Nullable Instant asOf) {
        String previous = link.previous();
        return previous == null
                ? null
                : new Conversion(
                        previous,
                        Share.of(new Rate(followed.reached(), followed.members())),
                        horizon.isMature(followed.youngest(), asOf));
    }

    private static boolean isMature(StageFigures stage) {
        Conversion conversion = stage.conversion();
        return conversion == null || Boolean.TRUE.equals(conversion.mature());
    }
}
