package io.handshake.lead.opportunity;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which opportunities a list is of; each member alone is found through an index. */
record OpportunityFilter(
        @Nullable UUID lead,
        @Nullable UUID account,
        @Nullable String outcome) {

    /** Asks for ids after one, in order, as many as fit. */
    String sql() {
        StringBuilder sql = new StringBuilder(lead == null ? "select o.id from opportunity o where o.id > ?" : """
                        select o.id from opportunity_lead l join opportunity o on o.id = l.opportunity where l.opportunity > ? and l.lead in (
                        select m.id from contact_key k join contact_key m on m.lead = k.lead and m.kind = 'lead' where k.id = ?)""");
        if (account != null) {
            sql.append(" and o.account = ?");
        }
        if (outcome != null) {
            sql.append(" and coalesce(o.outcome, 'open') = ?");
        }
        return sql.append(lead == null ? " order by o.id limit ?" : " order by l.opportunity limit ?")
                .toString();
    }

    @Nullable
    Object[] arguments(UUID after, int limit) {
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(after);
        if (lead != null) {
            arguments.add(lead);
        }
        if (account != null) {
            arguments.add(account);
        }
        if (outcome != null) {
            arguments.add(outcome);
        }
        arguments.add(limit);
        return arguments.toArray();
    }
}
