package io.handshake.lead.account;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;

import io.handshake.chassis.http.ETags;
import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.sql.Ids;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Keeps the companies behind leads. */
@Path("/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Accounts", description = "The companies behind leads, and who owns them")
public class AccountsResource {
    private final Accounts accounts;
    private final Hierarchy hierarchy;
    private final KeyOwners keyOwners;
    private final WriteAccounts writing;
    private final MatchGainedDomains matching;
    private final FollowCustomers customers;

    AccountsResource(
            Accounts accounts,
            Hierarchy hierarchy,
            KeyOwners keyOwners,
            WriteAccounts writing,
            MatchGainedDomains matching,
            FollowCustomers customers) {
        this.accounts = accounts;
        this.hierarchy = hierarchy;
        this.keyOwners = keyOwners;
        this.writing = writing;
        this.matching = matching;
        this.customers = customers;
    }

    @POST
    @RolesAllowed({MARKETING, SALES, ADMIN, SERVICE})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "createAccount",
            summary = "Create an account",
            description =
                    "Leads that are there already and whose e-mail address is of its domains follow within seconds.")
    @APIResponse(
            responseCode = "201",
            description = "The account was created",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where the account is.",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = AccountView.class)))
    public RestResponse<AccountView> create(@Valid @NotNull NewAccount request) {
        AccountKeys keys = AccountKeys.of(request.domains(), request.externalIds(), AccountKeys.NONE);
        refuse(keys.errors());
        hierarchy.queue();
        UUID id = Ids.next();
        keyOwners.requireFree(id, keys);
        writing.insert(id, request.profile());
        keyOwners.replace(id, keys);
        matching.add(keys.domains());
        Account made = accounts.get(id);
        writing.announceNew(made);
        return answer(RestResponse.Status.CREATED, made)
                .location(URI.create("/v1/accounts/" + id))
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({MARKETING, SALES, REP, BDR, ADMIN, SERVICE})
    @Operation(operationId = "getAccount", summary = "Show an account, with the ETag that a change needs")
    @APIResponse(responseCode = "200", description = "The account")
    public RestResponse<AccountView> get(@RestPath @Parameter(description = "Id of the account.") UUID id) {
        return answer(RestResponse.Status.OK, accounts.get(id)).build();
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({MARKETING, SALES, ADMIN, SERVICE})
    @Transactional
    @Operation(
            operationId = "changeAccount",
            summary = "Change an account",
            description =
                    "A new owner goes on to the accounts below that have none of their own, at most 10,000. Leads stay matched when a domain goes, and follow within seconds when one comes. When it becomes a customer its leads are handed over no more, within seconds, and again when it is none any more.")
    @APIResponse(responseCode = "200", description = "The account as it is now")
    public RestResponse<AccountView> change(
            @RestPath @Parameter(description = "Id of the account.") UUID id,
            @RestHeader("If-Match")
                    @Size(max = 200)
                    @Parameter(description = "The ETag of the account as it was read.")
                    @Nullable
                    String ifMatch,
            @Valid @NotNull AccountChange request) {
        hierarchy.queue();
        Account before = accounts.get(id);
        ETags.require(ifMatch, ETags.of(before.stamp().version()));
        AccountKeys keys = AccountKeys.of(request.domains(), request.externalIds(), before.keys());
        refuse(request.contradictions());
        refuse(keys.errors());
        keyOwners.requireFree(id, keys);
        Profile profile = request.appliedTo(before.profile());
        if (profile.equals(before.profile()) && keys.sameAs(before.keys())) {
            return answer(RestResponse.Status.OK, before).build();
        }
        writing.update(before, profile);
        keyOwners.replace(id, keys);
        matching.add(keys.domainsBeyond(before.keys()));
        if (profile.customer() != before.profile().customer()) {
            customers.add(id);
        }
        Account after = accounts.get(id);
        writing.announce(before, after);
        return answer(RestResponse.Status.OK, after).build();
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw INVALID_CONTENT.because("the account cannot be so", errors);
        }
    }

    private static ResponseBuilder<AccountView> answer(RestResponse.Status status, Account account) {
        return ResponseBuilder.<AccountView>create(status)
                .entity(AccountView.of(account))
                .header("ETag", ETags.of(account.stamp().version()));
    }
}
