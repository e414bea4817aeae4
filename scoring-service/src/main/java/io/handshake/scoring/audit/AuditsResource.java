package io.handshake.scoring.audit;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.SALES;

import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.security.Caller;
import io.handshake.chassis.sql.Ids;
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
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Draws audits and lists them. */
@Path("/v1/audits")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Audits", description = "An independent check of what a definition calls qualified.")
public class AuditsResource {
    private final Audits audits;
    private final DefinitionTexts texts;
    private final DrawSample drawSample;
    private final Caller caller;
    private final InstantSource clock;
    private final SecureRandom chance = new SecureRandom();

    AuditsResource(Audits audits, DefinitionTexts texts, DrawSample drawSample, Caller caller, InstantSource clock) {
        this.audits = audits;
        this.texts = texts;
        this.drawSample = drawSample;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "createAudit",
            summary = "Draw a blind sample of hand-offs for an auditor",
            description =
                    "Only hand-offs that the version qualified and that sales has accepted or rejected by now. The"
                            + " sample is divided in proportion by what sales said and by `stratifyBy`.")
    @APIResponse(
            responseCode = "201",
            description = "The audit, open.",
            headers = {
                @Header(name = "ETag", description = "As If-Match of closing wants it."),
                @Header(name = "Location", description = "Where the audit is.")
            },
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = AuditView.class)))
    public RestResponse<AuditView> create(@Valid @NotNull NewAudit request) {
        request.requireWindow();
        String words = texts.find(request.definition(), request.version())
                .orElseThrow(() -> INVALID_CONTENT.because(
                        "there is no version " + request.version() + " of a definition " + request.definition(),
                        List.of(FieldError.at("/version", "must be a version of the definition"))));
        UUID id = Ids.next();
        long seed = Objects.requireNonNullElseGet(request.seed(), () -> chance.nextLong(1L << 53));
        audits.add(id, request, words, seed, caller.issuer(), caller.subject(), clock.instant());
        drawSample.draw(id, request, seed);
        Audit drawn = audits.get(id);
        return answer(RestResponse.Status.CREATED, drawn)
                .header("Location", "/v1/audits/" + id)
                .build();
    }

    @GET
    @RolesAllowed({MARKETING, SALES, ADMIN, AUDITOR})
    @Operation(operationId = "listAudits", summary = "List the audits, the newest first")
    @APIResponse(responseCode = "200", description = "A page of audits.")
    public Page<AuditView> list(
            @RestQuery @Size(max = 63) @Parameter(description = "Only audits of this definition.") @Nullable
                    String definition,
            @RestQuery @Min(1) @Parameter(description = "Only audits of this version.") @Nullable Integer version,
            @RestQuery
                    @Pattern(regexp = "^(open|closed)$", message = "must be one of open, closed")
                    @Parameter(description = "Only audits that are open or closed.")
                    @Nullable
                    String state,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Audits on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        String filter = "audits " + definition + " " + version + " " + state;
        UUID last = after == null ? null : PageCursor.decode(filter, after).uuid(0);
        Boolean closed = state == null ? null : state.equals("closed");
        List<AuditView> found = audits.before(last, definition, version, closed, limit + 1).stream()
                .map(Audit::view)
                .toList();
        List<AuditView> page = found.stream().limit(limit).toList();
        return new Page<>(
                page,
                found.size() > limit
                        ? PageCursor.encode(filter, page.getLast().id().toString())
                        : null);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({MARKETING, SALES, ADMIN, AUDITOR})
    @Operation(operationId = "getAudit", summary = "One audit, and how far it has got")
    @APIResponse(
            responseCode = "200",
            description = "The audit.",
            headers = @Header(name = "ETag", description = "As If-Match of closing wants it."),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = AuditView.class)))
    public RestResponse<AuditView> get(@RestPath @Parameter(description = "Id of the audit.") UUID id) {
        return answer(RestResponse.Status.OK, audits.get(id)).build();
    }

    private static RestResponse.ResponseBuilder<AuditView> answer(RestResponse.Status status, Audit audit) {
        return RestResponse.ResponseBuilder.create(status, audit.view()).header("ETag", audit.etag());
    }
}
