package io.handshake.lead.opportunity;

import io.handshake.chassis.sql.Sql;
import io.handshake.lead.funnel.Move;
import io.handshake.lead.lifecycle.Cause;
import io.handshake.lead.lifecycle.Journey;
import io.handshake.lead.lifecycle.Journeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When two leads turn out to be two people after all, lets each have the deals that are its own, and what these brought. */
@ApplicationScoped
public class PartDeals {
    private record Ending(int pass, String fact) {}

    private record Deal(
            UUID id,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable UUID handoff,
            @Nullable Instant closedAt,
            @Nullable String closedBy,
            boolean meanwhile) {
        boolean ended(String how) {
            return meanwhile && how.equals(outcome);
        }

        Move move() {
            return reason == null || "won".equals(outcome) ? new Move.Win(reason) : new Move.Lose(reason, false);
        }

        Cause cause() {
            return Cause.opportunity(
                    "opportunity-" + outcome,
                    id,
                    Objects.requireNonNull(closedAt),
                    Objects.requireNonNull(closedBy),
                    reason,
                    handoff);
        }
    }

    private final Sql sql;
    private final OpportunityLeads leads;
    private final Journeys journeys;

    PartDeals(Sql sql, OpportunityLeads leads, Journeys journeys) {
        this.sql = sql;
        this.leads = leads;
        this.journeys = journeys;
    }

    /** @param since when the leads had become one person */
    public void part(UUID survivor, UUID merged, Instant since, Cause cause) {
        Map<UUID, Journey> both = journeys.lock(List.of(survivor, merged));
        Journey stays = Objects.requireNonNull(both.get(survivor));
        endedByOthers(survivor, since).forEach(ending -> stays.takeBackEnd(ending.pass(), ending.fact(), cause));
        Journey back = Objects.requireNonNull(both.get(merged));
        int pass = back.latest().pass();
        if (back.latest().open()) {
            ending(deals(merged, pass, since)).ifPresent(deal -> back.make(pass, deal.move(), deal.cause()));
        }
        Map<UUID, Set<UUID>> won = leads.won(List.of(survivor, merged), null);
        both.forEach((lead, journey) -> journey.boughtNothingBut(won.getOrDefault(lead, Set.of()), cause.occurredAt()));
        journeys.save(both.values());
    }

    /** The passes of a lead that ended meanwhile with a deal which is with none of the leads it is. */
    private List<Ending> endedByOthers(UUID lead, Instant since) {
        return sql.list("""
                select p.number, p.closed_by from pass p
                where p.lead = ? and p.closed_recorded_at >= ? and (p.closed_by like 'opportunity-won %' or p.closed_by like 'opportunity-lost %')
                  and not exists (select 1 from contact_key k join opportunity_lead l on l.lead = k.id
                    where k.lead = p.lead and k.kind = 'lead' and l.opportunity::text = split_part(p.closed_by, ' ', 2))
                order by p.number""", row -> new Ending(row.getInt("number"), row.getString("closed_by")), lead, since);
    }

    /** The deals that run in a lead's latest pass, in the order in which they closed. */
    private List<Deal> deals(UUID lead, int pass, Instant since) {
        return sql.list("""
                select o.id, o.outcome, o.reason, o.handoff, o.closed_at, e.actor, coalesce(e.recorded_at >= ?, false) as meanwhile
                from contact_key k join opportunity_lead l on l.lead = k.id join opportunity o on o.id = l.opportunity
                left join lateral (select actor, recorded_at from opportunity_outcome e
                  where e.opportunity = o.id order by sequence desc limit 1) e on o.outcome is not null
                where k.lead = ? and k.kind = 'lead' and (l.lead <> k.lead or l.pass = ?)
                order by o.closed_at, o.id""", PartDeals::deal, since, lead, pass);
    }

    /** The deal that the pass would have ended with meanwhile: the first that was won, or the last that was lost when none is open. */
    private static Optional<Deal> ending(List<Deal> deals) {
        Optional<Deal> won = deals.stream().filter(deal -> deal.ended("won")).findFirst();
        if (won.isPresent() || deals.stream().anyMatch(deal -> deal.outcome() == null)) {
            return won;
        }
        return deals.stream().filter(deal -> deal.ended("lost")).reduce((one, later) -> later);
    }

    private static Deal deal(ResultSet row) throws SQLException {
        return new Deal(
                row.getObject("id", UUID.class),
                row.getString("outcome"),
                row.getString("reason"),
                row.getObject("handoff", UUID.class),
                Sql.instant(row, "closed_at"),
                row.getString("actor"),
                row.getBoolean("meanwhile"));
    }
}
