package io.handshake.sla.answering;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.sla.SlaProblem.DECISION_REFUSED;
import static io.handshake.sla.SlaProblem.UNKNOWN_HANDOFF;

import io.handshake.chassis.http.ETags;
import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.problem.ProblemException;
import io.handshake.sla.answering.HandoffReading.Found;
import io.handshake.sla.handoffs.Handoff;
import io.handshake.sla.handoffs.ReassignHandoff;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Puts hand-offs into other hands, one or many. */
@Path("/v1/handoffs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "hand-offs", description = "Qualified leads on their way to a rep.")
@RunOnVirtualThread
public class ReassignResource {

    private final HandoffReading reading;
    private final ReassignHandoff reassign;
    private final ReassignMany many;
    private final Viewer viewer;

    ReassignResource(HandoffReading reading, ReassignHandoff reassign, ReassignMany many, Viewer viewer) {
        this.reading = reading;
        this.reassign = reassign;
        this.many = many;
        this.viewer = viewer;
    }

    @POST
    @Path("/{id}/reassign")
    @RolesAllowed({SALES, ADMIN})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "reassignHandoff",
            summary = "Put a hand-off into the hands of a rep of one's choice",
            description =
                    "What is offered or waits is offered to that rep, with a clock of its own. What was accepted stays"
                            + " accepted, by another from now on. The rep's capacity does not stand against it, but is used.")
    @APIResponse(responseCode = "200", description = "The hand-off as it is now")
    public RestResponse<HandoffView> reassign(
            @Parameter(description = "Id of the hand-off.") @RestPath UUID id, @Valid @NotNull Reassignment request) {
        reassign.lockReps();
        viewer.requireActive("/rep", request.rep());
        Handoff handoff = reassign.lock(id).orElseThrow(() -> unknown(id));
        if (request.rep().equals(handoff.rep())) {
            throw INVALID_CONTENT.because(
                    viewer.truthAbout(handoff), List.of(FieldError.at("/rep", "has it already; choose another")));
        }
        if (!ReassignHandoff.canMove(handoff)) {
            throw DECISION_REFUSED.because(viewer.truthAbout(handoff));
        }
        viewer.requireServed("/rep", request.rep(), handoff);
        reassign.give(List.of(handoff), request.rep(), request.reason());
        Found found = reading.find(id, viewer.seer()).orElseThrow(() -> unknown(id));
        return ResponseBuilder.ok(found.handoff())
                .header("ETag", ETags.of(found.version()))
                .build();
    }

    @POST
    @Path("/reassignments")
    @RolesAllowed({SALES, ADMIN})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "reassignHandoffs",
            summary = "Put many hand-offs into other hands, as those of a rep who leaves",
            description =
                    "Each moves or stays on its own, as with `reassignHandoff`. With `routing` what is offered or waits"
                            + " is offered to whom routing finds among the others, and waits when it finds nobody; what was accepted"
                            + " goes on with whom it finds, and stays where it is when it finds nobody.")
    @APIResponse(responseCode = "200", description = "What became of each")
    public ReassignmentResults reassignMany(@Valid @NotNull Reassignments request) {
        request.requireSense();
        return many.reassign(request);
    }

    private static ProblemException unknown(UUID id) {
        return UNKNOWN_HANDOFF.because("no hand-off has the id " + id);
    }
}
