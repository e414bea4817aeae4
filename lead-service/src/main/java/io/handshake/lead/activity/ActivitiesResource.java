package io.handshake.lead.activity;

import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.PARTNER;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.lead.partner.Scope.ACTIVITIES_WRITE;

import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Items;
import io.handshake.lead.activity.ActivityResults.Result;
import io.handshake.lead.partner.NeedsScope;
import io.handshake.lead.partner.PartnerKeysResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes in what visitors and leads did. */
@Path("/v1/activities")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Activities", description = "What visitors and leads did")
public class ActivitiesResource {
    private final Items items;
    private final ReadActivities reading;
    private final TakeInActivities intake;

    ActivitiesResource(Items items, ReadActivities reading, TakeInActivities intake) {
        this.items = items;
        this.reading = reading;
        this.intake = intake;
    }

    @POST
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = PartnerKeysResource.SCHEME)
    @RolesAllowed({PARTNER, MARKETING, SALES, SERVICE})
    @NeedsScope(ACTIVITIES_WRITE)
    @Transactional
    @Idempotent
    @Operation(
            operationId = "postActivities",
            summary = "Report up to 1,000 activities",
            description =
                    "Each is recorded or refused on its own. A second activity with the same source and event id is acknowledged and not counted.")
    @APIResponse(responseCode = "200", description = "What became of each, in the order they were sent")
    public ActivityResults post(@Valid @NotNull NewActivities request) {
        Result[] results = new Result[request.activities().size()];
        List<Activity> activities = reading.read(items.check("activities", request.activities()), results);
        intake.takeIn(activities, results);
        return new ActivityResults(Arrays.asList(results));
    }
}
