package io.handshake.lead.opportunity;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import io.handshake.chassis.sql.Sql;
import io.handshake.lead.lifecycle.Journey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Which leads an opportunity is with, and in which pass of each it runs. */
@ApplicationScoped
class OpportunityLeads {
    /** How many leads an opportunity may have, the main one included. */
    static final int MOST = 51;

    record Link(UUID opportunity, UUID lead, int pass, boolean main, Instant addedAt) {
        LeadPass place() {
            return new LeadPass(lead, pass);
        }

        Link with(UUID laterLead, int laterPass) {
            return new Link(opportunity, laterLead, laterPass, main, addedAt);
        }
    }

    private final Sql sql;

    OpportunityLeads(Sql sql) {
        this.sql = sql;
    }

    /** The leads of one opportunity, the main one first. */
    List<Link> of(UUID opportunity) {
        return of(List.of(opportunity)).getOrDefault(opportunity, List.of());
    }

    Map<UUID, List<Link>> of(Collection<UUID> opportunities) {
        return sql
                .list(
                        "select * from opportunity_lead where opportunity = any(?::uuid[]) order by opportunity, main desc, added_at, lead",
                        OpportunityLeads::link,
                        (Object) opportunities.toArray(UUID[]::new))
                .stream()
                .collect(groupingBy(Link::opportunity, mapping(Function.identity(), toList())));
    }

    void add(List<Link> links) {
        if (links.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into opportunity_lead (opportunity, lead, pass, main, added_at)
                select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::boolean[], ?::timestamptz[])""",
                column(links, UUID[]::new, Link::opportunity),
                column(links, UUID[]::new, Link::lead),
                column(links, Integer[]::new, Link::pass),
                column(links, Boolean[]::new, Link::main),
                column(links, Instant[]::new, Link::addedAt));
    }

    /** From now on the opportunity runs in these passes of its leads, as which each is known by now. */
    List<Link> goOn(List<Link> links, Map<UUID, Journey> journeys, Map<UUID, Integer> passes) {
        Map<UUID, Link> going = new LinkedHashMap<>();
        for (Link link : links) {
            UUID lead = Objects.requireNonNull(journeys.get(link.lead())).lead();
            going.putIfAbsent(lead, link.with(lead, Objects.requireNonNull(passes.get(lead))));
        }
        sql.update(
                "delete from opportunity_lead where opportunity = any(?::uuid[])",
                column(links, UUID[]::new, Link::opportunity));
        add(List.copyOf(going.values()));
        return List.copyOf(going.values());
    }

    /** Those of these passes in which an opportunity other than this one is open, with the lead or with one merged into it. */
    Set<LeadPass> withAnotherOpen(UUID opportunity, Set<LeadPass> passes, Set<LeadPass> latest) {
        return new HashSet<>(sql.list(
                """
                select distinct t.lead, t.pass from unnest(?::uuid[], ?::int[], ?::boolean[]) as t (lead, pass, latest)
                join contact_key k on k.lead = t.lead and k.kind = 'lead'
                join opportunity_lead l on l.lead = k.id and l.opportunity <> ?
                  and case when l.lead = t.lead then l.pass = t.pass else t.latest end
                join opportunity o on o.id = l.opportunity
                where o.outcome is null""",
                row -> new LeadPass(row.getObject("lead", UUID.class), row.getInt("pass")),
                passes.stream().map(LeadPass::lead).toArray(UUID[]::new),
                passes.stream().map(LeadPass::pass).toArray(Integer[]::new),
                passes.stream().map(latest::contains).toArray(Boolean[]::new),
                opportunity));
    }

    /** Which deals each of these leads, as it is by now, has won; those it won none are left out, and so is one deal that counts no more. */
    Map<UUID, Set<UUID>> won(Collection<UUID> people, @Nullable UUID except) {
        record Won(UUID lead, UUID opportunity) {}
        return sql
                .list(
                        """
                        select distinct k.lead, o.id from contact_key k
                        join opportunity_lead l on l.lead = k.id join opportunity o on o.id = l.opportunity
                        where k.lead = any(?::uuid[]) and k.kind = 'lead' and o.outcome = 'won' and o.id is distinct from ?::uuid
                        order by o.id""",
                        row -> new Won(row.getObject("lead", UUID.class), row.getObject("id", UUID.class)),
                        people.toArray(UUID[]::new),
                        except)
                .stream()
                .collect(groupingBy(Won::lead, mapping(Won::opportunity, toCollection(LinkedHashSet::new))));
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                row.getObject("opportunity", UUID.class),
                row.getObject("lead", UUID.class),
                row.getInt("pass"),
                row.getBoolean("main"),
                Objects.requireNonNull(Sql.instant(row, "added_at")));
    }

    private static <C> Object column(List<Link> links, IntFunction<C[]> array, Function<Link, C> cell) {
        return links.stream().map(cell).toArray(array);
    }
}
