package io.handshake.sla.disputes;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.sla.SlaProblem.UNKNOWN_DISPUTE;

import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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

/** Refusals that marketing does not agree with, until both sides settle them. */
@Path("/v1/disputes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "disputes", description = "Refusals that marketing does not agree with.")
@RunOnVirtualThread
public class DisputesResource {

    private static final UUID START = new UUID(0, 0);

    private final Disputes disputes;
    private final Speak speak;

    DisputesResource(Disputes disputes, Speak speak) {
        this.disputes = disputes;
        this.speak = speak;
    }

    @GET
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Operation(operationId = "listDisputes", summary = "List disputes, oldest first")
    @APIResponse(responseCode = "200", description = "A page of disputes")
    public Page<DisputeView> list(
            @Parameter(description = "Only those in this state: `open` or `settled`.")
                    @RestQuery
                    @Pattern(regexp = "open|settled")
                    @Nullable
                    String state,
            @Parameter(description = "Disputes on a page, 1 to 200.") @RestQuery @DefaultValue("50") @Min(1) @Max(200)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery @Size(max = 500) @Nullable
                    String after) {
        String filter = "disputes " + state;
        UUID from = after == null ? START : PageCursor.decode(filter, after).uuid(0);
        List<DisputeView> found = disputes.list(state, from, limit + 1).stream()
                .map(DisputeView::of)
                .toList();
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<DisputeView> page = found.subList(0, limit);
        return new Page<>(page, PageCursor.encode(filter, page.getLast().id().toString()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Operation(operationId = "getDispute", summary = "Read a dispute: what both sides say of it now")
    @APIResponse(responseCode = "200", description = "The dispute")
    public DisputeView read(@Parameter(description = "Id of the dispute.") @RestPath UUID id) {
        return DisputeView.of(require(id));
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Operation(operationId = "listDisputeHistory", summary = "Read who said what in a dispute, and when")
    @APIResponse(responseCode = "200", description = "A page of what was said, in order")
    public Page<WordView> history(
            @Parameter(description = "Id of the dispute.") @RestPath UUID id,
            @Parameter(description = "Words on a page, 1 to 200.") @RestQuery @DefaultValue("50") @Min(1) @Max(200)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery @Size(max = 500) @Nullable
                    String after) {
        String filter = "history of " + require(id).id();
        int from = after == null ? 0 : PageCursor.decode(filter, after).whole(0);
        List<WordView> found =
                disputes.words(id, from, limit + 1).stream().map(WordView::of).toList();
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<WordView> page = found.subList(0, limit);
        return new Page<>(
                page, PageCursor.encode(filter, String.valueOf(page.getLast().number())));
    }

    @POST
    @Path("/{id}/answer")
    @RolesAllowed(SALES)
    @Transactional
    @Idempotent
    @Operation(operationId = "answerDispute", summary = "Answer for sales, once, while the dispute is open")
    @APIResponse(responseCode = "200", description = "The dispute with the answer")
    public DisputeView answer(
            @Parameter(description = "Id of the dispute.") @RestPath UUID id, @Valid @NotNull NewAnswer request) {
        speak.answer(locked(id), request.text());
        return DisputeView.of(require(id));
    }

    @POST
    @Path("/{id}/settlements")
    @RolesAllowed({MARKETING, SALES})
    @Transactional
    @Idempotent
    @ResponseStatus(201)
    @Operation(
            operationId = "settleDispute",
            summary = "Name an outcome for one side",
            description =
                    "It takes the place of what this side named before. The dispute is settled when the other side,"
                            + " by another person, names the same.")
    @APIResponse(
            responseCode = "201",
            description = "The dispute as it is now",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DisputeView.class)))
    public DisputeView settle(
            @Parameter(description = "Id of the dispute.") @RestPath UUID id, @Valid @NotNull NewSettlement request) {
        speak.settle(locked(id), Side.of(request.role()), request.outcome(), request.text());
        return DisputeView.of(require(id));
    }

    private Dispute locked(UUID id) {
        disputes.lock(id);
        return require(id);
    }

    private Dispute require(UUID id) {
        return disputes.find(id).orElseThrow(() -> UNKNOWN_DISPUTE.because("no dispute has the id " + id));
    }
}
