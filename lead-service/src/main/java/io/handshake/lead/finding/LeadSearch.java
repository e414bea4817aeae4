package io.handshake.lead.finding;

import io.handshake.chassis.sql.Sql;
import io.handshake.lead.identity.ContactKey;
import io.handshake.lead.identity.ExternalId;
import io.handshake.lead.partner.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One page of the leads that pass a filter, as one statement.
 *
 * <p>Every filter has an index. Of several, the database takes the one that leaves least and checks the rest; what all leads share is
 * found by walking the leads in order, what few have by its index.
 */
final class LeadSearch {
    /** A place in the order of a list: after this lead, whose name was this. */
    record Place(String name, UUID lead) {}

    private static final String LAST_LETTER = "\uDBFF\uDFFF";

    private final StringBuilder where = new StringBuilder("merged_into is null");
    private final List<@Nullable Object> arguments = new ArrayList<>();
    private String order = "id";
    private String name = "''";

    private LeadSearch(@Nullable String bound) {
        and("source = ?", bound);
    }

    /** @param bound the only source whose leads the caller may see; null for all */
    static LeadSearch of(LeadFilter filter, @Nullable String bound, @Nullable Place after, int limit) {
        LeadSearch search = new LeadSearch(bound);
        search.and("source = ?", filter.source());
        search.and("stage = ?", filter.stage());
        search.and("owner = ?", filter.owner());
        search.and("channel = ?", filter.channel());
        search.and("segment = ?", filter.segment());
        search.and("region = ?", filter.region());
        search.and("score >= ?", filter.scoreFrom());
        search.and("score < ?", filter.scoreTo());
        search.and("changed_at >= ?", filter.updatedSince());
        return search.page(after, limit);
    }

    static LeadSearch of(PersonSearch person, @Nullable String bound, @Nullable Place after, int limit) {
        LeadSearch search = new LeadSearch(bound);
        if (person.email() != null) {
            search.key(ContactKey.email(person.email()));
        }
        ExternalId id = person.externalId();
        if (id != null) {
            search.key(ContactKey.external(id.sourceOr(bound == null ? Origin.HANDSHAKE : bound), id.id()));
        }
        search.and(
                "phone_digits = ?",
                person.phone() == null ? null : person.phone().replaceAll("[^0-9]", ""));
        search.beginning("full_name", person.name());
        search.beginning("family_name", person.lastName());
        search.beginning("company_name", person.company());
        return search.page(after, limit);
    }

    private LeadSearch page(@Nullable Place after, int limit) {
        after(after);
        arguments.add(limit);
        return this;
    }

    String text() {
        return "select id, %s as name from lead where %s order by %s limit ?".formatted(name, where, order);
    }

    Object[] arguments() {
        return arguments.toArray();
    }

    List<Place> run(Sql sql) {
        return sql.list(text(), row -> new Place(row.getString("name"), row.getObject("id", UUID.class)), arguments());
    }

    private void key(ContactKey key) {
        where.append(" and id = (select lead from contact_key where value = ? and source = ? and kind = ?)");
        arguments.addAll(List.of(key.value(), key.source(), key.kind().word()));
    }

    /** Compared letter by letter, so that the index is a range; what begins so lies between it and itself with the last letter there is. */
    private void beginning(String column, @Nullable String beginning) {
        if (beginning != null) {
            String text = beginning.strip().toLowerCase(Locale.ROOT);
            name = column;
            order = column + " collate \"C\", id";
            where.append(" and %1$s collate \"C\" >= ? and %1$s collate \"C\" < ?".formatted(column));
            arguments.addAll(List.of(text, text + LAST_LETTER));
        }
    }

    private void after(@Nullable Place after) {
        if (after == null) {
            return;
        }
        if (order.equals("id")) {
            and("id > ?", after.lead());
        } else {
            where.append(" and (%s collate \"C\", id) > (?, ?)".formatted(name));
            arguments.addAll(List.of(after.name(), after.lead()));
        }
    }

    private void and(String condition, @Nullable Object argument) {
        if (argument != null) {
            where.append(" and ").append(condition);
            arguments.add(argument);
        }
    }
}
