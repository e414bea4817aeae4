package io.handshake.scoring.signals;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.SALES;

import io.handshake.scoring.calibration.Cohort;
import io.handshake.scoring.calibration.Cohorts;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What went with opportunities. */
@Path("/v1/signals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Evidence", description = "What came of leads, and what that says about the definition.")
public class SignalsResource {
    private final Cohorts cohorts;
    private final SignalCounts counts;

    SignalsResource(Cohorts cohorts, SignalCounts counts) {
        this.cohorts = cohorts;
        this.counts = counts;
    }

    @GET
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Transactional
    @Operation(operationId = "getSignals", summary = "Which behaviour and which attributes went with opportunities")
    @APIResponse(responseCode = "200", description = "The signals.")
    public SignalsView signals(
            @RestQuery
                    @Size(max = 40)
                    @Parameter(
                            description =
                                    "Begin of the window in which passes were opened: an instant, or a date in the zone, 1900 to 2199; 365 days before `to` by default.")
                    @Nullable
                    String from,
            @RestQuery
                    @Size(max = 40)
                    @Parameter(
                            description =
                                    "End of the window, not included: an instant, or a date in the zone, 1900 to 2199; by default `horizonDays` ago, so that everybody is old enough.")
                    @Nullable
                    String to,
            @RestQuery
                    @DefaultValue("UTC")
                    @Size(max = 64)
                    @Parameter(description = "IANA zone in which dates are read.")
                    String zone,
            @RestQuery
                    @DefaultValue("90")
                    @Min(1)
                    @Max(3650)
                    @Parameter(description = "Days of 24 hours each pass is given to become an opportunity, 1 to 3650.")
                    int horizonDays) {
        counts.holdStill();
        Cohort cohort = cohorts.asked(from, to, zone, horizonDays);
        return SignalsView.of(
                cohort,
                counts.immature(cohort),
                counts.all(cohort),
                counts.byActivityType(cohort),
                counts.byAttribute(cohort));
    }
}
