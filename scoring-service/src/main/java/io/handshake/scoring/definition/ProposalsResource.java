package io.handshake.scoring.definition;

import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.scoring.ScoringProblem.NOT_A_DRAFT;
import static io.handshake.scoring.ScoringProblem.NOT_THE_AUTHOR;
import static io.handshake.scoring.ScoringProblem.UNKNOWN_DEFINITION_VERSION;

import io.handshake.chassis.agreement.Agreements;
import io.handshake.chassis.agreement.Author;
import io.handshake.chassis.agreement.ShowAgreements;
import io.handshake.chassis.agreement.Standings;
import io.handshake.chassis.agreement.State;
import io.handshake.chassis.agreement.Version;
import io.handshake.chassis.agreement.VersionId;
import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.security.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Drafts that are ready to be signed. */
@Path("/v1/definitions/{key}/versions/{version}/proposal")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Definitions", description = "What both sides agree a qualified lead is.")
public class ProposalsResource {
    private final Agreements agreements;
    private final Standings standings;
    private final ShowAgreements show;
    private final VersionViews views;
    private final PublishDefinitions publish;
    private final Caller caller;

    ProposalsResource(
            Agreements agreements,
            Standings standings,
            ShowAgreements show,
            VersionViews views,
            PublishDefinitions publish,
            Caller caller) {
        this.agreements = agreements;
        this.standings = standings;
        this.show = show;
        this.views = views;
        this.publish = publish;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({MARKETING, SALES, ADMIN})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "proposeDefinitionVersion",
            summary = "Say that a draft is ready to be signed",
            description = "Its author does; a signature says so as well, so nobody has to. Again, it changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The version, proposed.",
            headers = @Header(name = "ETag", description = "The hash, as If-Match of a signature wants it."),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = VersionView.class)))
    public RestResponse<VersionView> propose(
            @RestPath @Size(max = 63) @Parameter(description = "Key of the definition.") String key,
            @RestPath @Min(1) @Parameter(description = "1, 2, ...") int version) {
        Version draft = agreements
                .find(new VersionId(Rules.KIND, key, version))
                .orElseThrow(() -> UNKNOWN_DEFINITION_VERSION.because("there is no " + key + " version " + version));
        if (!draft.author().equals(new Author(caller.issuer(), caller.subject()))) {
            throw NOT_THE_AUTHOR.because(
                    draft.author().subject() + " wrote this version; sign it when you agree, or write another");
        }
        if (standings.of(draft).state() != State.DRAFT) {
            throw NOT_A_DRAFT.because("it has been signed, which proposes it");
        }
        publish.proposed(draft);
        return show.answer(RestResponse.Status.OK, draft, views.now()).build();
    }
}
