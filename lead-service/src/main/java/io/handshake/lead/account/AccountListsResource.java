package io.handshake.lead.account;

import static io.handshake.chassis.problem.StandardProblem.MALFORMED_REQUEST;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;

import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.problem.ProblemException;
import io.handshake.lead.identity.ContactKey;
import io.handshake.lead.identity.ExternalId;
import io.handshake.lead.partner.Origin;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Lists accounts, the accounts below one, and its leads. */
@Path("/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Accounts")
public class AccountListsResource {
    private static final UUID START = new UUID(0, 0);

    private final Accounts accounts;

    AccountListsResource(Accounts accounts) {
        this.accounts = accounts;
    }

    @GET
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, SERVICE})
    @Operation(
            operationId = "listAccounts",
            summary = "List accounts",
            description = "In the order of their names when `name` is given, else of their ids.")
    @APIResponse(responseCode = "200", description = "A page of accounts")
    public Page<AccountView> list(
            @RestQuery
                    @Size(min = 1, max = 200)
                    @Parameter(description = "Only accounts whose name begins so, in upper or lower case.")
                    @Nullable
                    String name,
            @RestQuery
                    @Size(min = 1, max = CompanyDomain.LONGEST)
                    @Parameter(description = "Only the account that has this domain.")
                    @Nullable
                    String domain,
            @RestQuery
                    @Size(min = 1, max = 200)
                    @Parameter(description = "Only the account that has this id in another system.")
                    @Nullable
                    String externalId,
            @RestQuery
                    @Pattern(regexp = ContactKey.SOURCE, message = ContactKey.SOURCE_MESSAGE)
                    @Parameter(description = "The other system; goes with `externalId`, handshake when left out.")
                    @Nullable
                    String externalSource,
            @RestQuery
                    @Size(min = 1, max = 200)
                    @Parameter(description = "Only accounts that this one owns in effect.")
                    @Nullable
                    String owner,
            @RestQuery @Parameter(description = "Only accounts directly below this one.") @Nullable UUID parent,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Accounts on a page, 1 to 200.")
                    int limit,
            @RestQuery
                    @Size(max = 2000)
                    @Parameter(description = "Where the page begins: `next` of the page before.")
                    @Nullable
                    String after) {
        if (externalSource != null && externalId == null) {
            throw malformed("externalSource", "goes with externalId");
        }
        ExternalId id = externalId == null
                ? null
                : new ExternalId(externalSource == null ? Origin.HANDSHAKE : externalSource, externalId);
        return accounts.page(new AccountFilter(name, normal(domain), id, owner, parent), after, limit);
    }

    @GET
    @Path("/{id}/children")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, SERVICE})
    @Operation(operationId = "listAccountChildren", summary = "List the accounts directly below one")
    @APIResponse(responseCode = "200", description = "A page of accounts, in the order of their ids")
    public Page<AccountView> children(
            @RestPath @Parameter(description = "Id of the account.") UUID id,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Accounts on a page, 1 to 200.")
                    int limit,
            @RestQuery
                    @Size(max = 2000)
                    @Parameter(description = "Where the page begins: `next` of the page before.")
                    @Nullable
                    String after) {
        accounts.get(id);
        return accounts.page(AccountFilter.below(id), after, limit);
    }

    @GET
    @Path("/{id}/leads")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, SERVICE})
    @Operation(operationId = "listAccountLeads", summary = "List the leads of an account")
    @APIResponse(responseCode = "200", description = "A page of leads by their ids, in the order of these")
    public Page<AccountLead> leads(
            @RestPath @Parameter(description = "Id of the account.") UUID id,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Leads on a page, 1 to 200.")
                    int limit,
            @RestQuery
                    @Size(max = 2000)
                    @Parameter(description = "Where the page begins: `next` of the page before.")
                    @Nullable
                    String after) {
        accounts.get(id);
        String filter = "leads of account " + id;
        UUID start = after == null ? START : PageCursor.decode(filter, after).uuid(0);
        List<AccountLead> found = accounts.leads(id, start, limit + 1);
        boolean last = found.size() <= limit;
        List<AccountLead> page = last ? found : found.subList(0, limit);
        return new Page<>(
                page,
                last ? null : PageCursor.encode(filter, page.getLast().id().toString()));
    }

    private static @Nullable String normal(@Nullable String domain) {
        return domain == null
                ? null
                : CompanyDomain.of(domain)
                        .orElseThrow(() -> malformed("domain", "must be a domain that a company can have"));
    }

    private static ProblemException malformed(String parameter, String message) {
        return MALFORMED_REQUEST.because(parameter + " " + message, List.of(FieldError.parameter(parameter, message)));
    }
}
