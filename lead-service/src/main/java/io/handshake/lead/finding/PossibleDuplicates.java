package io.handshake.lead.finding;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Leads that may be the same person although no key says so; each hint is one lookup in an index. */
@ApplicationScoped
class PossibleDuplicates {
    /** For each reason at most this many to a lead. */
    static final int MOST = 50;

    /** How many leads one page looks at; so it costs the same however rare duplicates are. */
    static final int WALK = 1_000;

    private static final UUID END = new UUID(-1, -1);

    /**
     * Whom each lead of {@code asked} may be. What follows a plus sign is for sorting mail: ada+news@example.org is read by
     * ada@example.org.
     */
    private static final String HINTS = """
            select w.id as lead, h.id as other, h.reason from asked w cross join lateral (
              (select o.id, 'same-phone' as reason from lead o
                where o.phone_digits = w.phone_digits and length(w.phone_digits) >= 6 and %1$s and o.merged_into is null
                order by o.id limit %2$d)
              union all
              (select o.id, 'same-name-and-company' from lead o
                where o.full_name collate "C" = w.full_name collate "C" and o.company_name = w.company_name
                  and w.first_name is not null and w.last_name is not null
                  and %1$s and o.merged_into is null
                order by o.id limit %2$d)
              union all
              (select distinct o.id, 'same-mailbox' from contact_key mine
                cross join lateral (select split_part(split_part(mine.value, '@', 1), '+', 1) as name, split_part(mine.value, '@', 2) as domain) m
                cross join lateral (
                  select k.lead from contact_key k where k.value = m.name || '@' || m.domain and k.source = '' and k.kind = 'email'
                  union all
                  select k.lead from contact_key k
                  where k.value > m.name || '+' and k.value < m.name || ',' and k.source = '' and k.kind = 'email'
                    and k.value like '%%@' || m.domain) k
                join lead o on o.id = k.lead
                where mine.lead = w.id and mine.kind = 'email' and %1$s and o.merged_into is null
                order by o.id limit %2$d)) h""";

    static final String OF_LEAD =
            "with asked as (select * from lead where id = ?) " + HINTS.formatted("o.id <> w.id", MOST);

    private static final String NEXT = "select id from lead where merged_into is null and id >= ? order by id limit ?";

    /** Each pair once, at its first lead. */
    static final String PAIRS = """
            with asked as materialized (
              select * from lead where merged_into is null and id between ? and ? order by id limit ?), hint as (%s)
            select p.lead, p.other, p.reasons,
              l.first_name, l.last_name, l.email, l.company,
              o.first_name as other_first_name, o.last_name as other_last_name, o.email as other_email, o.company as other_company
            from (select lead, other, array_agg(reason order by reason) as reasons from hint
              where (lead, other) > (?, ?) group by lead, other order by lead, other limit ?) p
            join lead l on l.id = p.lead join lead o on o.id = p.other
            order by p.lead, p.other""".formatted(HINTS.formatted("o.id > w.id", MOST));

    private final Sql sql;

    PossibleDuplicates(Sql sql) {
        this.sql = sql;
    }

    private record Hint(UUID lead, String reason) {}

    /** Where a list of pairs goes on: after this pair. */
    record Place(UUID lead, UUID other) {
        static final Place START = new Place(new UUID(0, 0), new UUID(0, 0));
    }

    /** Some pairs in the order of their leads, and where to go on; no place when all leads were looked at. */
    record Pairs(List<PossiblePairView> items, @Nullable Place next) {}

    /** Who may be the same person as this lead, with the reasons. */
    Map<UUID, List<String>> of(UUID lead) {
        return sql
                .list(OF_LEAD, row -> new Hint(row.getObject("other", UUID.class), row.getString("reason")), lead)
                .stream()
                .sorted(Comparator.comparing(Hint::reason))
                .collect(Collectors.groupingBy(
                        Hint::lead, TreeMap::new, Collectors.mapping(Hint::reason, Collectors.toList())));
    }

    /** Pairs after a place; fewer than wanted, even none, when the leads looked at have no more. */
    Pairs after(Place place, int limit) {
        List<UUID> leads = sql.list(NEXT, row -> row.getObject("id", UUID.class), place.lead(), WALK + 1);
        if (leads.isEmpty()) {
            return new Pairs(List.of(), null);
        }
        boolean end = leads.size() <= WALK;
        UUID last = leads.get(Math.min(leads.size(), WALK) - 1);
        List<PossiblePairView> pairs = sql.list(
                PAIRS, PossiblePairView::read, place.lead(), last, WALK, place.lead(), place.other(), limit + 1);
        if (pairs.size() > limit) {
            PossiblePairView at = pairs.get(limit - 1);
            return new Pairs(
                    pairs.subList(0, limit),
                    new Place(at.lead().id(), at.other().id()));
        }
        return new Pairs(pairs, end ? null : new Place(last, END));
    }
}
