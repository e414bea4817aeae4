package io.handshake.scoring.experiment;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.scoring.ScoringProblem.EXPERIMENT_HAS_NOT_STARTED;
import static io.handshake.scoring.ScoringProblem.EXPERIMENT_NOT_AGREED;

import io.handshake.chassis.agreement.Agreements;
import io.handshake.chassis.agreement.ShowAgreements;
import io.handshake.chassis.agreement.Version;
import io.handshake.chassis.agreement.VersionId;
import io.handshake.chassis.http.ETags;
import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows experiments, starts them, and tells what comes of them. */
@Path("/v1/experiments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Experiments", description = "What both sides agreed to try on leads below the threshold.")
public class ExperimentsResource {
    private final ShowAgreements show;
    private final Agreements agreements;
    private final Experiments experiments;
    private final StartExperiment starting;
    private final Outcomes outcomes;
    private final InstantSource clock;

    ExperimentsResource(
            ShowAgreements show,
            Agreements agreements,
            Experiments experiments,
            StartExperiment starting,
            Outcomes outcomes,
            InstantSource clock) {
        this.show = show;
        this.agreements = agreements;
        this.experiments = experiments;
        this.starting = starting;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(
            operationId = "listExperiments",
            summary = "List the experiments by key",
            description =
                    "Each in the version of its plan by which it started; before, in the one that is in force, or in its newest when none is.")
    @APIResponse(responseCode = "200", description = "A page of experiments.")
    public Page<ExperimentView> list(
            @RestQuery
                    @DefaultValue("50")
                    @Min(1)
                    @Max(200)
                    @Parameter(description = "Experiments on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        return show.list(Experiments.KIND, limit, after, this::view);
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(
            operationId = "getExperiment",
            summary = "One experiment and how far it has got",
            description =
                    "In the version of its plan by which it started; before, in the one that is in force, or in its newest when none is.")
    @APIResponse(responseCode = "200", description = "The experiment.")
    public ExperimentView get(@RestPath @Size(max = 63) @Parameter(description = "Key of the experiment.") String key) {
        return view(require(key));
    }

    @POST
    @Path("/{key}/start")
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "startExperiment",
            summary = "Draw the members and begin, once",
            description =
                    "Drawn at random among leads that meet the criterion and are not qualified now. Who takes part"
                            + " does not change any more, whatever becomes of the lead. Those who are handed over reach sales"
                            + " whatever their score.")
    @APIResponse(responseCode = "200", description = "The experiment, started.")
    public ExperimentView start(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the experiment.") String key,
            @RestHeader("If-Match")
                    @Parameter(
                            description = "The ETag of the version in force that was read, which is its hash.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
                    @Nullable
                    String ifMatch) {
        ShowAgreements.Shown shown = require(key);
        experiments.requireNotStarted(key);
        if (!shown.inForce()) {
            throw EXPERIMENT_NOT_AGREED.because(
                    "both sides have to sign a version of its plan first, and its effectiveFrom has to come");
        }
        ETags.require(ifMatch, shown.version().etag());
        starting.start(shown.version());
        return view(shown);
    }

    @GET
    @Path("/{key}/result")
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Operation(
            operationId = "getExperimentResult",
            summary = "What has come of an experiment so far",
            description = "Verdicts at any look: the intervals hold however often one looks.")
    @APIResponse(responseCode = "200", description = "The result as of now.")
    public ExperimentResultView result(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the experiment.") String key) {
        Start start = requireStarted(key);
        Plan plan = version(start).terms().content(Plan.class);
        Instant now = clock.instant();
        Outcome treated = outcomes.of(key, Arm.TREATED, now);
        Outcome control = outcomes.of(key, Arm.CONTROL, now);
        return new ExperimentResultView(
                key,
                start.version(),
                start.at(),
                now,
                plan.targetRate(),
                plan.baselineRate(),
                treated.view(),
                control.members() == 0 ? null : control.view(),
                (double) (treated.mature() + control.mature()) / (treated.members() + control.members()),
                treated.against(plan.targetRate()),
                treated.worth(plan.baselineRate()),
                treated.against(control));
    }

    @GET
    @Path("/{key}/members")
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Operation(
            operationId = "listExperimentMembers",
            summary = "Who takes part, and what has become of each so far",
            description = "In the random order in which they were drawn. The list never changes; the outcomes do.")
    @APIResponse(responseCode = "200", description = "A page of members.")
    public Page<MemberView> members(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the experiment.") String key,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Members on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        requireStarted(key);
        String filter = "experiment-members " + key;
        int last = after == null ? 0 : PageCursor.decode(filter, after).whole(0);
        List<MemberView> found = outcomes.after(key, last, limit + 1, clock.instant());
        List<MemberView> page = found.stream().limit(limit).toList();
        return new Page<>(
                page,
                found.size() > limit
                        ? PageCursor.encode(
                                filter, Integer.toString(page.getLast().number()))
                        : null);
    }

    private Start requireStarted(String key) {
        require(key);
        return experiments
                .started(key)
                .orElseThrow(() -> EXPERIMENT_HAS_NOT_STARTED.because("nothing has been tried yet; start it"));
    }

    private ShowAgreements.Shown require(String key) {
        return show.find(Experiments.KIND, key).orElseThrow(() -> Experiments.unknown(key));
    }

    /** Once it has started it is shown as it runs, whatever comes into force later. */
    private ExperimentView view(ShowAgreements.Shown shown) {
        Optional<Start> start = experiments.started(shown.version().id().key());
        Version version = start.map(this::version).orElse(shown.version());
        return ExperimentView.of(version, shown.latestVersion(), shown.inForce(), start);
    }

    private Version version(Start start) {
        return agreements
                .find(new VersionId(Experiments.KIND, start.key(), start.version()))
                .orElseThrow();
    }
}
