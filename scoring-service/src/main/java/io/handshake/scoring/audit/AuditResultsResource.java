package io.handshake.scoring.audit;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.scoring.ScoringProblem.AUDIT_IS_CLOSED;
import static io.handshake.scoring.ScoringProblem.AUDIT_IS_OPEN;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.http.ETags;
import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Ends audits, and tells what they came to. */
@Path("/v1/audits/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Audits", description = "An independent check of what a definition calls qualified.")
public class AuditResultsResource {
    private final Audits audits;
    private final Results results;
    private final EventLog events;
    private final InstantSource clock;

    AuditResultsResource(Audits audits, Results results, EventLog events, InstantSource clock) {
        this.audits = audits;
        this.results = results;
        this.events = events;
        this.clock = clock;
    }

    @POST
    @Path("/close")
    @RolesAllowed({AUDITOR, ADMIN})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "closeAudit",
            summary = "Close an audit: its result is shown, and nothing is changed any more",
            description = "Items without a verdict stay without, and are left out of the figures.")
    @APIResponse(
            responseCode = "200",
            description = "The audit, closed.",
            headers = @Header(name = "ETag", description = "Of the closed audit."),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = AuditView.class)))
    public RestResponse<AuditView> close(
            @RestPath @Parameter(description = "Id of the audit.") UUID id,
            @RestHeader("If-Match")
                    @Parameter(
                            description = "The ETag of the audit that was read: no verdict has come since.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
                    @Nullable
                    String ifMatch) {
        Audit audit = audits.getForUpdate(id);
        if (!audit.open()) {
            throw AUDIT_IS_CLOSED.because("it was closed at " + audit.view().closedAt());
        }
        ETags.require(ifMatch, audit.etag());
        Instant now = clock.instant();
        audits.close(id, now);
        events.append("audit/" + id, 1, now, AuditClosed.of(audit.view(), results.figures(id)));
        Audit closed = audits.get(id);
        return RestResponse.ResponseBuilder.ok(closed.view())
                .header("ETag", closed.etag())
                .build();
    }

    @GET
    @Path("/result")
    @RolesAllowed({MARKETING, SALES, ADMIN, AUDITOR})
    @Operation(
            operationId = "getAuditResult",
            summary = "How far sales and the auditor agree",
            description = "Shown when the audit is closed, and to nobody before: neither side is to decide when it has"
                    + " seen enough.")
    @APIResponse(responseCode = "200", description = "The result.")
    public AuditResultView result(@RestPath @Parameter(description = "Id of the audit.") UUID id) {
        return results.of(requireClosed(id).view());
    }

    @GET
    @Path("/disagreements")
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Operation(
            operationId = "listAuditDisagreements",
            summary = "The hand-offs of which sales and the auditor said different things",
            description =
                    "Shown when the audit is closed. In the random order of the sample. Never to auditors: whoever knows"
                            + " what sales said of a lead does not judge it blindly the next time.")
    @APIResponse(responseCode = "200", description = "A page of hand-offs.")
    public Page<DisagreementView> disagreements(
            @RestPath @Parameter(description = "Id of the audit.") UUID id,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Hand-offs on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        requireClosed(id);
        String filter = "audit-disagreements " + id;
        int last = after == null ? 0 : PageCursor.decode(filter, after).whole(0);
        List<DisagreementView> found = results.disagreements(id, last, limit + 1);
        List<DisagreementView> page = found.stream().limit(limit).toList();
        return new Page<>(
                page,
                found.size() > limit
                        ? PageCursor.encode(
                                filter, Integer.toString(page.getLast().item()))
                        : null);
    }

    private Audit requireClosed(UUID id) {
        Audit audit = audits.get(id);
        if (audit.open()) {
            throw AUDIT_IS_OPEN.because("the result is shown when an auditor or an admin has closed the audit");
        }
        return audit;
    }
}
