package io.handshake.scoring.qualification;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.scoring.ScoringProblem.UNKNOWN_LEAD;

import io.handshake.scoring.qualification.Evidence.Counted;
import io.handshake.scoring.score.Activity;
import io.handshake.scoring.score.Score;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Scores and their explanation. */
@Path("/v1/scores")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Scores", description = "How a lead stands by the definition in force, and why.")
public class ScoresResource {
    private final Leads leads;
    private final Evidence evidence;
    private final Qualifications qualifications;
    private final SimpleRules rules;
    private final InstantSource clock;

    ScoresResource(
            Leads leads, Evidence evidence, Qualifications qualifications, SimpleRules rules, InstantSource clock) {
        this.leads = leads;
        this.evidence = evidence;
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
            summary = "A lead's score, and what each rule added to it; that of the survivor for a lead that was merged")
    @APIResponse(responseCode = "200", description = "The score as of now.")
    public ScoreView get(@RestPath @Parameter(description = "Id of the lead.") UUID leadId) {
        Lead found = leads.findSurvivor(leadId)
                .orElseThrow(() -> UNKNOWN_LEAD.because("lead " + leadId
                        + " has not been heard of here; one created a moment ago arrives within seconds"));
        Score score = score(found);
        return ScoreView.of(
                found, score, qualifications.of(found.id(), found.pass().scored()));
    }

    private Score score(Lead lead) {
        List<Activity> done = evidence.of(List.of(lead)).getOrDefault(lead.id(), List.of()).stream()
                .map(Counted::activity)
                .toList();
        Instant now = clock.instant();
        return Score.of(rules.current().at(now).orElseThrow(), done, latest(done, now));
    }

    /** A claimed time may lie some minutes ahead; what counted for the verdict counts here. */
    private static Instant latest(List<Activity> done, Instant now) {
        return done.stream()
                .map(Activity::occurredAt)
                .filter(now::isBefore)
                .max(Instant::compareTo)
                .orElse(now);
    }
}
