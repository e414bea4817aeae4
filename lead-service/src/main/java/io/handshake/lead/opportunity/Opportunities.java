package io.handshake.lead.opportunity;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.lead.LeadProblem.UNKNOWN_OPPORTUNITY;

import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.sql.Sql;
import io.handshake.lead.opportunity.OpportunityLeads.Link;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Opportunities implements PanacheRepositoryBase<Opportunity, UUID> {
    private final Sql sql;
    private final OpportunityLeads leads;

    Opportunities(Sql sql, OpportunityLeads leads) {
        this.sql = sql;
        this.leads = leads;
    }

    void add(Opportunity opportunity, List<Link> links) {
        persistAndFlush(opportunity);
        leads.add(links);
    }

    /** The leads of one opportunity, the main one first. */
    List<Link> links(UUID id) {
        return leads.of(id);
    }

    Opportunity get(UUID id) {
        return found(id, findByIdOptional(id));
    }

    Opportunity getForUpdate(UUID id) {
        return found(id, findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE));
    }

    private static Opportunity found(UUID id, Optional<Opportunity> opportunity) {
        return opportunity.orElseThrow(() -> UNKNOWN_OPPORTUNITY.because("no opportunity has id " + id));
    }

    Optional<Opportunity> find(String source, String externalId) {
        return find("source = ?1 and externalId = ?2", source, externalId).firstResultOptional();
    }

    /** In the order of their ids. */
    List<Opportunity> after(OpportunityFilter filter, UUID after, int limit) {
        List<UUID> ids = sql.list(filter.sql(), row -> row.getObject("id", UUID.class), filter.arguments(after, limit));
        return ids.isEmpty() ? List.of() : list("id in ?1 order by id", ids);
    }

    /** Lets the calls that tell of the same opportunity of another system come one after the other. */
    void queue(String source, String externalId) {
        queue(source + "\u001f" + externalId);
    }

    /** Lets the calls that change an opportunity come one after the other, before they lock any of its leads. */
    void queue(UUID id) {
        queue(id.toString());
    }

    /** Lets the caller go on if no account is named, or one that exists. */
    void requireAccount(@Nullable UUID account) {
        if (account != null
                && sql.first("select id from account where id = ?", row -> row.getString("id"), account)
                        .isEmpty()) {
            throw INVALID_CONTENT.because(
                    "the opportunity names an account that does not exist",
                    List.of(FieldError.at("/account", "there is no such account")));
        }
    }

    private void queue(String name) {
        sql.list("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> row.getRow(), "opportunity " + name);
    }
}
