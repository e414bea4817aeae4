package io.handshake.lead.intake;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Leads that may be the same person although no key says so; each hint is one lookup in an index. */
@ApplicationScoped
class PossibleDuplicates {
    private static final String SAME_PHONE = """
            select o.id, 'same-phone' as reason
            from lead l join lead o on o.phone_digits = l.phone_digits
            where l.id = ? and length(l.phone_digits) >= 6 and o.id <> l.id and o.merged_into is null
            order by o.id limit ?""";

    private static final String SAME_NAME = """
            select o.id, 'same-name-and-company' as reason
            from lead l join lead o on o.full_name collate "C" = l.full_name collate "C" and o.company_name = l.company_name
            where l.id = ? and o.id <> l.id and o.merged_into is null
            order by o.id limit ?""";

    /** What follows a plus sign is for sorting mail: ada+news@example.org is read by ada@example.org. */
    private static final String SAME_MAILBOX = """
            select o.id, 'same-mailbox' as reason
            from (select id, email_domain, split_part(split_part(email, '@', 1), '+', 1) as name from lead where id = ?) as l
            join contact_key k on k.source = '' and k.kind = 'email' and (
              k.value = (l.name || '@' || l.email_domain) collate "C"
              or k.value > (l.name || '+') collate "C" and k.value < (l.name || ',') collate "C"
                and k.value like '%@' || l.email_domain)
            join lead o on o.id = k.lead
            where o.id <> l.id and o.merged_into is null
            order by o.id limit ?""";

    private final Sql sql;

    PossibleDuplicates(Sql sql) {
        this.sql = sql;
    }

    private record Hint(UUID lead, String reason) {}

    /** Who may be the same person as this lead, with the reasons; at most so many for each reason. */
    Map<UUID, List<String>> of(UUID lead, int limit) {
        List<Hint> hints = sql.list(
                "(%s) union all (%s) union all (%s)".formatted(SAME_PHONE, SAME_NAME, SAME_MAILBOX),
                row -> new Hint(row.getObject("id", UUID.class), row.getString("reason")),
                lead,
                limit,
                lead,
                limit,
                lead,
                limit);
        return hints.stream()
                .distinct()
                .sorted(Comparator.comparing(Hint::reason))
                .collect(Collectors.groupingBy(
                        Hint::lead, TreeMap::new, Collectors.mapping(Hint::reason, Collectors.toList())));
    }
}
