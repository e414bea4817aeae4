package io.handshake.scoring.audit;

import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.scoring.ScoringProblem.AUDIT_IS_CLOSED;
import static io.handshake.scoring.ScoringProblem.NOT_INDEPENDENT;

import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Items;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.security.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The auditor's desk: items to judge, and what was said of them. */
@Path("/v1/audits/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Audits", description = "An independent check of what a definition calls qualified.")
public class AuditItemsResource {
    private final Audits audits;
    private final AuditItems auditItems;
    private final Verdicts verdicts;
    private final Items items;
    private final Caller caller;

    AuditItemsResource(Audits audits, AuditItems auditItems, Verdicts verdicts, Items items, Caller caller) {
        this.audits = audits;
        this.auditItems = auditItems;
        this.verdicts = verdicts;
        this.items = items;
        this.caller = caller;
    }

    @GET
    @Path("/items")
    @RolesAllowed(AUDITOR)
    @Operation(
            operationId = "listAuditItems",
            summary = "The hand-offs to judge, as things were when they were handed off",
            description =
                    "Without score, threshold, stage, rep, and what sales said. What the version means by qualified"
                            + " is in the audit's `text`.")
    @APIResponse(responseCode = "200", description = "A page of items, in the random order of the sample.")
    public Page<AuditItemView> list(
            @RestPath @Parameter(description = "Id of the audit.") UUID id,
            @RestQuery @DefaultValue("20") @Min(1) @Max(50) @Parameter(description = "Items on a page, 1 to 50.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        requireIndependence();
        audits.get(id);
        String filter = "audit-items " + id;
        int last = after == null ? 0 : PageCursor.decode(filter, after).whole(0);
        List<AuditItemView> found = auditItems.after(id, last, limit + 1);
        List<AuditItemView> page = found.stream().limit(limit).toList();
        return new Page<>(
                page,
                found.size() > limit
                        ? PageCursor.encode(
                                filter, Integer.toString(page.getLast().item()))
                        : null);
    }

    @POST
    @Path("/verdicts")
    @RolesAllowed(AUDITOR)
    @Transactional
    @Idempotent
    @Operation(
            operationId = "postAuditVerdicts",
            summary = "Say of up to 500 items whether they are qualified",
            description =
                    "Each is recorded or refused on its own. Whoever judges an item first is its auditor; said again"
                            + " while the audit is open, the later word counts, and the earlier one is kept.")
    @APIResponse(responseCode = "200", description = "What became of each, in the order they were sent.")
    public VerdictResults post(
            @RestPath @Parameter(description = "Id of the audit.") UUID id, @Valid @NotNull NewVerdicts request) {
        requireIndependence();
        Audit audit = audits.getForUpdate(id);
        if (!audit.open()) {
            throw AUDIT_IS_CLOSED.because("verdicts are taken until an audit is closed; have another one drawn");
        }
        List<VerdictResults.Result> results = verdicts.add(id, items.check("verdicts", request.verdicts()));
        if (results.stream().anyMatch(result -> !result.outcome().equals("failed"))) {
            audits.changed(id);
        }
        return new VerdictResults(results);
    }

    /** Nobody of either side judges, whatever else the token says. */
    private void requireIndependence() {
        Stream.of(MARKETING, SALES, REP, BDR).filter(caller::has).findFirst().ifPresent(side -> {
            throw NOT_INDEPENDENT.because(
                    "your token says " + side + " too; the sample is judged by somebody who is of neither side");
        });
    }
}
