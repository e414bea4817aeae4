package io.handshake.lead.opportunity;

import static io.handshake.lead.LeadProblem.UNKNOWN_OPPORTUNITY;

import io.handshake.chassis.sql.Sql;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Opportunities implements PanacheRepositoryBase<Opportunity, UUID> {
    private static final UUID FIRST = new UUID(0, 0);

    private final Sql sql;

    Opportunities(Sql sql) {
        this.sql = sql;
    }

    Opportunity get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> UNKNOWN_OPPORTUNITY.because("no opportunity has id " + id));
    }

    Optional<Opportunity> find(String source, String externalId) {
        return find("source = ?1 and externalId = ?2", source, externalId).firstResultOptional();
    }

    boolean hasOpenBeside(Opportunity one) {
        return count("lead = ?1 and pass = ?2 and id <> ?3 and outcome is null", one.lead, one.pass, one.id) > 0;
    }

    List<Opportunity> after(@Nullable UUID lead, @Nullable UUID id, int limit) {
        UUID start = id == null ? FIRST : id;
        PanacheQuery<Opportunity> found = lead == null
                ? find("id > ?1 order by id", start)
                : find("id > ?1 and lead = ?2 order by id", start, lead);
        return found.page(0, limit).list();
    }

    /** What a lead passes on to its opportunities. */
    record Heritage(String sourcedBy, @Nullable String campaign) {}

    Heritage heritage(UUID lead) {
        return sql.first(
                        "select sourced_by, campaign from lead where id = ?",
                        row -> new Heritage(row.getString("sourced_by"), row.getString("campaign")),
                        lead)
                .orElseThrow();
    }

    /** Lets the calls that tell of the same opportunity of another system come one after the other. */
    void queue(String source, String externalId) {
        sql.list(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))",
                row -> row.getRow(),
                "opportunity " + source + "\u001f" + externalId);
    }
}
