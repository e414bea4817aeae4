package io.handshake.scoring.signals;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.scoring.ScoringProblem.TOO_LITTLE_EVIDENCE;

import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.sql.Ids;
import io.handshake.scoring.calibration.Cohort;
import io.handshake.scoring.calibration.Cohorts;
import io.handshake.scoring.calibration.MeasuredRate;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Points that the evidence suggests. */
@Path("/v1/signals/suggestions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Evidence", description = "What came of leads, and what that says about the definition.")
public class SuggestionsResource {
    private final Cohorts cohorts;
    private final Examples examples;
    private final Suggestions suggestions;
    private final InstantSource clock;

    SuggestionsResource(Cohorts cohorts, Examples examples, Suggestions suggestions, InstantSource clock) {
        this.cohorts = cohorts;
        this.examples = examples;
        this.suggestions = suggestions;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "suggestPoints",
            summary = "Learn points from what came of leads, and judge them by leads held out")
    @APIResponse(
            responseCode = "201",
            description = "The suggestion.",
            headers = @Header(name = "Location", description = "Where the suggestion is."),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SuggestionView.class)))
    public RestResponse<SuggestionView> suggest(@Valid @NotNull NewSuggestion asked) {
        Cohort cohort = cohorts.asked(asked.from(), asked.to(), asked.days());
        Halves halves = Halves.of(examples.draw(cohort, asked.seeded()));
        PointSet points = PointSet.learn(halves.learnt());
        if (points.isEmpty()) {
            throw TOO_LITTLE_EVIDENCE.because("nothing that these leads did or were speaks for one of them");
        }
        Trial trial = Trial.of(points, halves.heldOut(), asked.target().doubleValue());
        SuggestionView made = SuggestionView.of(
                Ids.next(),
                clock.instant(),
                cohort,
                asked,
                MeasuredRate.of(Halves.rate(halves.learnt())),
                points,
                trial);
        suggestions.add(made);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, made)
                .header("Location", "/v1/signals/suggestions/" + made.id())
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Operation(operationId = "getSuggestion", summary = "A suggestion as it was answered")
    @APIResponse(responseCode = "200", description = "The suggestion.")
    public SuggestionView get(@RestPath @Parameter(description = "Id of the suggestion.") UUID id) {
        return suggestions.get(id);
    }
}
