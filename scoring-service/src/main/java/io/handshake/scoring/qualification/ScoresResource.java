package io.handshake.scoring.qualification;

import static io.handshake.chassis.problem.StandardProblem.MALFORMED_REQUEST;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.scoring.ScoringProblem.NO_DEFINITION_IN_FORCE;
import static io.handshake.scoring.ScoringProblem.UNKNOWN_DEFINITION_VERSION;

import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.problem.ProblemException;
import io.handshake.scoring.definition.Rules;
import io.handshake.scoring.qualification.KnownLeads.KnownLead;
import io.handshake.scoring.qualification.Qualifications.Qualification;
import io.handshake.scoring.rule.RuleSet;
import io.handshake.scoring.score.Course;
import io.handshake.scoring.score.History;
import io.handshake.scoring.score.InForce;
import io.handshake.scoring.score.Score;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Scores and their explanation. */
@Path("/v1/scores")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Scores", description = "How a lead stands by the definition in force, and why.")
public class ScoresResource {
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final KnownLeads leads;
    private final Qualifications qualifications;
    private final Rules rules;
    private final InstantSource clock;

    ScoresResource(KnownLeads leads, Qualifications qualifications, Rules rules, InstantSource clock) {
        this.leads = leads;
        this.qualifications = qualifications;
        this.rules = rules;
        this.clock = clock;
    }

    @GET
    @Path("/{leadId}")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, SERVICE})
    @Transactional
    @Operation(
            operationId = "getScore",
            summary = "A lead's score, and what each rule added to it; that of the survivor for a lead that was merged",
            description =
                    "Without parameters as of now, by what is known now and by the version in force for the lead. The same"
                            + " three always give the same answer.")
    @APIResponse(responseCode = "200", description = "The score.")
    public ScoreView get(
            @RestPath @Parameter(description = "Id of the lead.") UUID leadId,
            @RestQuery
                    @Parameter(
                            description =
                                    "The instant the score is for, 1970 to 2099; now by default. One to come: as if"
                                            + " nothing happened until then.")
                    @Nullable
                    Instant asOf,
            @RestQuery
                    @Parameter(
                            description =
                                    "By what had been recorded at this instant, in the past; by what is known now by"
                                            + " default.")
                    @Nullable
                    Instant knownAt,
            @RestQuery
                    @Pattern(regexp = "^[a-z][a-z0-9-]{0,62}$")
                    @Parameter(description = "Key of another definition than the one in force for the lead.")
                    @Nullable
                    String definition,
            @RestQuery
                    @Min(1)
                    @Parameter(description = "Version of `definition`, a draft too; the one in force by default.")
                    @Nullable
                    Integer version) {
        Instant now = clock.instant();
        requireSense(asOf, knownAt, version == null || definition != null, now);
        // rules come first: of what leads did only that is read which some rule asks for
        InForce inForce = rules.inForce();
        Optional<RuleSet> named =
                definition == null || version == null ? Optional.empty() : version(definition, version);
        KnownLead lead = leads.get(leadId, knownAt);
        Instant at = asOf != null ? asOf : knownAt != null ? knownAt : Judgement.asOf(lead.history(), now);
        RuleSet by = definition == null
                ? inForce(inForce, lead, at)
                : named.isPresent() ? named.get() : current(definition, at);
        Score score =
                Score.of(by, lead.history().attributesAt(at), lead.history().activities(), at);
        Optional<Qualification> qualification = qualifications
                .of(lead.id(), lead.pass())
                .filter(it -> knownAt == null || !it.at().isAfter(knownAt));
        Course course = new Course(lead.history(), inForce);
        return ScoreView.of(
                lead.id(),
                lead.pass(),
                score,
                knownAt == null ? now : knownAt,
                qualification,
                qualification
                        .filter(it -> asOf == null || !it.verdict().crossedAt().isAfter(asOf))
                        .filter(it -> hasCooled(it, course, at))
                        .isPresent(),
                score.qualifies() ? course.goesCold(by, at) : Optional.empty());
    }

    /** Whatever version is asked for, a pass cools by the one in force. */
    private static boolean hasCooled(Qualification qualification, Course course, Instant at) {
        return course.sum(at).filter(sum -> !sum.qualifies()).isPresent() && qualification.hadPoints(course, at);
    }

    @GET
    @Path("/{leadId}/history")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, SERVICE})
    @Transactional
    @Operation(
            operationId = "getScoreHistory",
            summary = "How a lead's score came about, by what is known now",
            description =
                    "Each instant at which the lead did something, something else was told of it, or a version took effect, in"
                            + " order, with the score by the version in force then. Between them points fade and stop counting.")
    @APIResponse(responseCode = "200", description = "A page of instants.")
    public Page<ScoreAtView> history(
            @RestPath @Parameter(description = "Id of the lead.") UUID leadId,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Instants on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        InForce inForce = rules.inForce();
        KnownLead lead = leads.get(leadId, null);
        History history = lead.history();
        String filter = "score-history " + lead.id();
        Instant start =
                after == null ? Instant.MIN : PageCursor.decode(filter, after).instant(0);
        List<Instant> instants =
                new Course(history, inForce).turns(start, Judgement.asOf(history, clock.instant()), limit + 1);
        List<Instant> page = instants.stream().limit(limit).toList();
        return new Page<>(
                page.stream()
                        .flatMap(instant -> scoreAt(history, inForce, instant).stream())
                        .map(ScoreAtView::of)
                        .toList(),
                instants.size() > limit
                        ? PageCursor.encode(filter, page.getLast().toString())
                        : null);
    }

    private static Optional<Score> scoreAt(History history, InForce inForce, Instant instant) {
        return inForce.at(instant, history.attributesAt(instant))
                .map(by -> Score.of(by, history.attributesAt(instant), history.activities(), instant));
    }

    private static RuleSet inForce(InForce inForce, KnownLead lead, Instant at) {
        return inForce.at(at, lead.history().attributesAt(at))
                .orElseThrow(() -> NO_DEFINITION_IN_FORCE.because("no definition is for this lead at " + at
                        + "; sign one that is, or name one with `definition`"));
    }

    private Optional<RuleSet> version(String key, int version) {
        return Optional.of(rules.find(key, version)
                .orElseThrow(() -> UNKNOWN_DEFINITION_VERSION.because("no definition with this key has this version")));
    }

    private RuleSet current(String key, Instant at) {
        return rules.current()
                .at(at)
                .ofKey(key)
                .map(counting -> rules.of(counting.id()))
                .orElseThrow(() -> UNKNOWN_DEFINITION_VERSION.because(
                        "no version of this definition is in force at " + at + "; name one with `version`"));
    }

    private static void requireSense(
            @Nullable Instant asOf, @Nullable Instant knownAt, boolean versionOfSomething, Instant now) {
        if (asOf != null && (asOf.isBefore(Instant.EPOCH) || !asOf.isBefore(LATEST))) {
            throw refused("asOf", "must lie in the years 1970 to 2099");
        }
        if (knownAt != null && (knownAt.isBefore(Instant.EPOCH) || knownAt.isAfter(now))) {
            throw refused("knownAt", "must lie between 1970 and now: what will be known is not known");
        }
        if (!versionOfSomething) {
            throw refused("version", "needs `definition`, the key it is a version of");
        }
    }

    private static ProblemException refused(String parameter, String message) {
        return MALFORMED_REQUEST.because(parameter + " " + message, List.of(FieldError.parameter(parameter, message)));
    }
}
