package io.handshake.lead.funnels;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;

import io.handshake.chassis.agreement.Counting;
import io.handshake.chassis.agreement.Timeline;
import io.handshake.chassis.agreement.Timelines;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.http.PageKey;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows what the stages are called, for whoever displays them. */
@Path("/v1/stages")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Funnels", description = "The agreed stages, their order and their owners")
public class StagesResource {
    private static final String STAGES_IN_FORCE = "stages";
    private static final String EVERY_STAGE = "stages superseded";

    private final Timelines timelines;
    private final Funnels funnels;
    private final InstantSource clock;

    StagesResource(Timelines timelines, Funnels funnels, InstantSource clock) {
        this.timelines = timelines;
        this.funnels = funnels;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(
            operationId = "listStages",
            summary = "List the stages of all funnels in force",
            description =
                    "By key and version of the funnel, and in the order of its stages. With `superseded` also those of the versions that were in force before: an open pass keeps the version it began on.")
    @APIResponse(responseCode = "200", description = "A page of stages")
    public Page<StageView> stages(
            @RestQuery
                    @Pattern(regexp = "^(true|false)$", message = "must be true or false")
                    @Parameter(
                            description =
                                    "true: also the stages of versions that were in force before; else only of those in force.")
                    @Nullable
                    String superseded,
            @RestQuery @DefaultValue("200") @Min(1) @Max(200) @Parameter(description = "Stages on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        boolean every = Boolean.parseBoolean(superseded);
        String filter = every ? EVERY_STAGE : STAGES_IN_FORCE;
        List<StageView> all = stages(every);
        int start = after == null ? 0 : startOf(all, PageCursor.decode(filter, after));
        int end = Math.min(all.size(), start + limit);
        List<StageView> page = all.subList(start, end);
        return new Page<>(page, end < all.size() ? cursor(filter, page.getLast()) : null);
    }

    private List<StageView> stages(boolean superseded) {
        Instant now = clock.instant();
        Timeline timeline = timelines.current(Funnels.KIND);
        Set<Counting> versions = new LinkedHashSet<>(timeline.at(now).counting());
        if (superseded) {
            timeline.versions().stream().filter(version -> version.begunBy(now)).forEach(versions::add);
        }
        List<StageView> all = new ArrayList<>();
        versions.forEach(version -> {
            int position = 0;
            for (FunnelStage stage : funnels.content(version.id()).stages()) {
                position++;
                all.add(StageView.of(version.id(), position, stage));
            }
        });
        all.sort(StageView.ORDER);
        return all;
    }

    private static String cursor(String filter, StageView last) {
        return PageCursor.encode(
                filter, last.funnel(), Integer.toString(last.version()), Integer.toString(last.position()));
    }

    private static int startOf(List<StageView> all, PageKey last) {
        StageView after = StageView.place(last.text(0), last.whole(1), last.whole(2));
        return (int) all.stream()
                .takeWhile(stage -> StageView.ORDER.compare(stage, after) <= 0)
                .count();
    }
}
