package io.handshake.scoring.replay;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.scoring.ScoringProblem.REPLAY_ENDED;

import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.http.PageKey;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a version of a definition would have done, before anybody signs it. */
@Path("/v1/replays")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Replays", description = "What a version of a definition would have done, before anybody signs it.")
public class ReplaysResource {
    private static final UUID FIRST = new UUID(0, 0);

    private final Replays replays;
    private final ShowReplays show;
    private final InstantSource clock;

    ReplaysResource(Replays replays, ShowReplays show, InstantSource clock) {
        this.replays = replays;
        this.show = show;
        this.clock = clock;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Transactional
    @Operation(operationId = "getReplay", summary = "How far a replay is, and what it has found")
    @APIResponse(responseCode = "200", description = "The replay.")
    public ReplayView get(@RestPath @Parameter(description = "Id of the replay.") UUID id) {
        return show.of(replays.get(id));
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Transactional
    @Idempotent
    @ResponseStatus(200)
    @Operation(
            operationId = "cancelReplay",
            summary = "Stop a replay",
            description =
                    "What it has found stays. Said again, it changes nothing; one that is done or failed is refused.")
    @APIResponse(
            responseCode = "200",
            description = "The replay as it ended.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReplayView.class)))
    public ReplayView cancel(@RestPath @Parameter(description = "Id of the replay.") UUID id) {
        replays.get(id);
        replays.end(id, "cancelled", clock.instant(), null);
        Replay ended = replays.get(id);
        if (!ended.state().equals("cancelled")) {
            throw REPLAY_ENDED.because("the replay is " + ended.state() + "; start another one");
        }
        return show.of(ended);
    }

    @GET
    @Path("/{id}/passes")
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Transactional
    @Operation(
            operationId = "listReplayedPasses",
            summary = "The passes a version would have gained, lost or kept",
            description = "In order of lead and pass; complete once the replay is done.")
    @APIResponse(responseCode = "200", description = "A page of passes.")
    public Page<ReplayedPass> passes(
            @RestPath @Parameter(description = "Id of the replay.") UUID id,
            @RestQuery
                    @Pattern(regexp = "gained|lost|kept")
                    @Parameter(
                            description =
                                    "Only these. gained: qualify by the version replayed only; lost: by what was in force only; kept: by both. All by default.")
                    @Nullable
                    String change,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Passes on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        replays.get(id);
        String filter = "replayed " + id + " " + (change == null ? "" : change);
        PageKey start = after == null ? null : PageCursor.decode(filter, after);
        List<ReplayedPass> found = replays.passes(
                id, change, start == null ? FIRST : start.uuid(0), start == null ? 0 : start.whole(1), limit + 1);
        List<ReplayedPass> page = found.stream().limit(limit).toList();
        return new Page<>(
                page,
                found.size() > limit
                        ? PageCursor.encode(
                                filter,
                                page.getLast().lead().toString(),
                                Integer.toString(page.getLast().pass()))
                        : null);
    }
}
