package io.handshake.scoring.calibration;

import static io.handshake.chassis.problem.StandardProblem.MALFORMED_REQUEST;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.SALES;

import io.handshake.chassis.problem.FieldError;
import io.handshake.scoring.calibration.ScoreCounts.Count;
import io.handshake.scoring.capacity.Capacity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The threshold that the evidence speaks for. */
@Path("/v1/calibration")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Evidence", description = "What came of leads, and what that says about the definition.")
public class CalibrationResource {
    private static final int MOST_BANDS = 500;
    private static final int MOST_A_WEEK = 1_000_000;

    private final Cohorts cohorts;
    private final ScoreCounts counts;
    private final Capacity capacity;

    CalibrationResource(Cohorts cohorts, ScoreCounts counts, Capacity capacity) {
        this.cohorts = cohorts;
        this.counts = counts;
        this.capacity = capacity;
    }

    @GET
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Transactional
    @Operation(
            operationId = "getCalibration",
            summary = "How often leads of each score became opportunities, and the threshold that follows for a target")
    @APIResponse(responseCode = "200", description = "The calibration.")
    public CalibrationView calibrate(
            @RestQuery
                    @Size(max = 40)
                    @Parameter(
                            description =
                                    "Begin of the window in which leads were handed over, or passes opened: an instant, or a date in the zone, 1900 to 2199; 365 days before `to` by default.")
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
                    @Parameter(description = "Days of 24 hours each lead is given to become an opportunity, 1 to 3650.")
                    int horizonDays,
            @RestQuery
                    @NotNull
                    @DecimalMin(value = "0", inclusive = false)
                    @DecimalMax("1")
                    @Digits(integer = 1, fraction = 9)
                    @Parameter(
                            required = true,
                            description = "The rate both sides agreed on, a fraction above 0 and up to 1.",
                            example = "0.1")
                    @Nullable
                    BigDecimal target,
            @RestQuery
                    @DefaultValue("0.01")
                    @DecimalMin("0")
                    @DecimalMax("1")
                    @Digits(integer = 1, fraction = 9)
                    @Parameter(description = "The rate sales reaches without marketing, a fraction, 0 to 1.")
                    BigDecimal baseline,
            @RestQuery
                    @DefaultValue("5")
                    @Min(1)
                    @Max(1000)
                    @Parameter(description = "Width of a band, in points, 1 to 1000; bands begin at its multiples.")
                    int bandWidth,
            @RestQuery
                    @DefaultValue("handed-off")
                    @Pattern(regexp = "handed-off|all-leads")
                    @Parameter(
                            description =
                                    "`handed-off`: first hand-offs, with the score of the qualification, which says"
                                            + " nothing of scores below the threshold. `all-leads`: all passes opened, with the"
                                            + " score their lead had when it was judged last; points that fade may have faded"
                                            + " since.")
                    String population,
            @RestQuery @Size(min = 1, max = 100) @Parameter(description = "Only leads of this segment.") @Nullable
                    String segment,
            @RestQuery @Size(min = 1, max = 100) @Parameter(description = "Only leads of this region.") @Nullable
                    String region,
            @RestQuery @Size(min = 1, max = 100) @Parameter(description = "Only leads of this channel.") @Nullable
                    String channel,
            @RestQuery
                    @Min(1)
                    @Max(MOST_A_WEEK)
                    @Parameter(
                            description =
                                    "Leads a week that the reps together can follow up, 1 to 1,000,000; what `GET /v1/releases` says by default.")
                    @Nullable
                    Integer weeklyCapacity) {
        Question question = new Question(
                cohorts.asked(from, to, zone, horizonDays),
                Population.named(population),
                new Scope(segment, region, channel),
                Objects.requireNonNull(target).doubleValue(),
                baseline.doubleValue(),
                bandWidth,
                weeklyCapacity == null ? known() : weeklyCapacity);
        return CalibrationView.of(question, calibration(question), counts.young(question));
    }

    /** Null without reps. */
    private @Nullable Integer known() {
        long weekly = capacity.weekly();
        return weekly == 0 ? null : Math.clamp(weekly, 1, MOST_A_WEEK);
    }

    private Calibration calibration(Question question) {
        List<Count> found = counts.of(question);
        Calibration calibration = Calibration.of(found);
        if (found.size() > ScoreCounts.MOST || calibration.curve().bands().size() > MOST_BANDS) {
            String message = "these scores lie in more than " + MOST_BANDS + " bands; ask for wider ones";
            throw MALFORMED_REQUEST.because(
                    "bandWidth: " + message, List.of(FieldError.parameter("bandWidth", message)));
        }
        return calibration;
    }
}
