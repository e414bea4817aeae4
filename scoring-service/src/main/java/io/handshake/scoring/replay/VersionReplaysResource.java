package io.handshake.scoring.replay;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.scoring.ScoringProblem.UNKNOWN_DEFINITION_VERSION;

import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.http.PageKey;
import io.handshake.chassis.security.Caller;
import io.handshake.chassis.sql.Ids;
import io.handshake.scoring.definition.Rules;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Runs of a version over what is known. */
@Path("/v1/definitions/{key}/versions/{version}/replays")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Replays")
public class VersionReplaysResource {
    private static final UUID LAST = new UUID(-1, -1);
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final Replays replays;
    private final ShowReplays show;
    private final Rules rules;
    private final Caller caller;
    private final InstantSource clock;

    VersionReplaysResource(Replays replays, ShowReplays show, Rules rules, Caller caller, InstantSource clock) {
        this.replays = replays;
        this.show = show;
        this.rules = rules;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "startReplay",
            summary = "Run a version over everything that is known",
            description =
                    "Every pass there was is judged as if this version had always been in force for whoever is in its scope, and beside it by"
                            + " what was in force. Nothing that counts is touched. It runs in the background: read how far it is where"
                            + " Location says.")
    @APIResponse(
            responseCode = "202",
            description = "The replay, which has not begun yet.",
            headers = @Header(name = "Location", description = "Where the replay is."),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReplayView.class)))
    public RestResponse<ReplayView> start(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the definition.") String key,
            @RestPath @Min(1) @Parameter(description = "1, 2, ...") int version,
            @Valid @RequestBody(required = false) @Nullable NewReplay request) {
        requireVersion(key, version);
        Replay replay = new Replay(
                Ids.next(),
                key,
                version,
                request == null ? null : request.reps(),
                clock.instant(),
                caller.subject(),
                "running",
                0,
                0,
                0,
                null,
                null,
                null);
        replays.begin(replay, caller.issuer());
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, show.of(replays.get(replay.id())))
                .header("Location", "/v1/replays/" + replay.id())
                .build();
    }

    @GET
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Transactional
    @Operation(operationId = "listReplays", summary = "List the replays of a version, the newest first")
    @APIResponse(responseCode = "200", description = "A page of replays.")
    public Page<ReplayView> list(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the definition.") String key,
            @RestPath @Min(1) @Parameter(description = "1, 2, ...") int version,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Replays on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        requireVersion(key, version);
        String filter = "replays " + key + " " + version;
        PageKey start = after == null ? null : PageCursor.decode(filter, after);
        List<Replay> found = replays.of(
                key, version, start == null ? END : start.instant(0), start == null ? LAST : start.uuid(1), limit + 1);
        List<Replay> page = found.stream().limit(limit).toList();
        return new Page<>(
                page.stream().map(show::of).toList(),
                found.size() > limit
                        ? PageCursor.encode(
                                filter,
                                page.getLast().knownAt().toString(),
                                page.getLast().id().toString())
                        : null);
    }

    private void requireVersion(String key, int version) {
        if (rules.find(key, version).isEmpty()) {
            throw UNKNOWN_DEFINITION_VERSION.because("no definition with this key has this version");
        }
    }
}
