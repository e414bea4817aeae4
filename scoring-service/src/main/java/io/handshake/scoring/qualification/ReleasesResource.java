package io.handshake.scoring.qualification;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.SALES;

import io.handshake.scoring.capacity.Capacity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How many leads that a new version qualifies wait until sales can take them. */
@Path("/v1/releases")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Scores")
public class ReleasesResource {
    private final Releases releases;
    private final Capacity capacity;
    private final Qualifications qualifications;
    private final InstantSource clock;

    ReleasesResource(Releases releases, Capacity capacity, Qualifications qualifications, InstantSource clock) {
        this.releases = releases;
        this.capacity = capacity;
        this.qualifications = qualifications;
        this.clock = clock;
    }

    /** How the release of leads stands in this week. */
    @Schema(
            name = "Releases",
            description = "How the release of leads that a new version qualifies stands in this ISO week.")
    public record ReleasesView(
            @Schema(description = "Leads that wait for their release.", required = true, minimum = "0")
            long waiting,

            @Schema(description = "Monday 00:00 UTC on which the week began.", required = true)
            Instant week,

            @Schema(
                    description =
                            "New leads a week that the active reps can follow up together, of the sides (SALES, BDR) to which the"
                                    + " funnels in force hand leads first, as sla-service told it; 0 without such reps, and then"
                                    + " nothing is released.",
                    required = true,
                    minimum = "0")
            long weeklyCapacity,

            @Schema(
                    description = "Passes that have qualified in this week, for whatever reason.",
                    required = true,
                    minimum = "0")
            long qualifiedThisWeek) {}

    @GET
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Transactional
    @Operation(
            operationId = "getReleases",
            summary = "How many leads that a new version qualifies wait for sales' capacity",
            description =
                    "They are released with the most points first, as long as fewer passes have qualified in the week than the"
                            + " reps can follow up.")
    @APIResponse(responseCode = "200", description = "How it stands.")
    public ReleasesView get() {
        Instant week = ReleaseLeads.week(clock.instant());
        return new ReleasesView(releases.waiting(), week, capacity.weekly(), qualifications.since(week));
    }
}
