package io.handshake.lead.finding;

import io.handshake.chassis.sql.Sql;
import io.handshake.lead.identity.ContactKey;
import io.handshake.lead.identity.ExternalId;
import io.handshake.lead.partner.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One page of the leads that pass a filter, as one statement.
 *
 * <p>Every filter has an index. What is asked for by one of them is a range of it in the order of the list. Several together have no
 * index, and how they go together no statistics tell: a page is looked for among the next leads in the order, where what many pass is
 * found soon, and else, behind a fence that keeps the order out, among those that the indexes leave together.
 */
final class LeadSearch {
    /** A place in the order of a list: after this lead, whose name was this, or which changed then. */
    record Place(String name, UUID lead) {}

    /** Among how many of the next leads in the order a page is looked for. */
    static final int NEAR = 5_000;

    private static final String CHANGE = "changed_at, id";
    private static final String NAMELESS = "''";
    private static final String LAST_LETTER = "\uDBFF\uDFFF";

    private static final String ALONG = "select id, %s as name from lead where %s order by %s limit ?";

    private static final String NEAR_OR_FAR = """
            with near as materialized (
              select * from (select l.*, %1$s as name from lead l where %2$s order by %3$s limit ?) as walked where %4$s order by %3$s limit ?),
            far as materialized (
              select * from (select l.*, %1$s as name from lead l where %2$s and %4$s offset 0) as left_over order by %3$s limit ?)
            select id, name, changed_at from near where (select count(*) from near) = ?
            union all
            select id, name, changed_at from far where (select count(*) from near) < ?
            order by %3$s""";

    private final StringBuilder where = new StringBuilder("merged_into is null");
    private final List<@Nullable Object> arguments = new ArrayList<>();
    private final List<String> further = new ArrayList<>();
    private final List<Object> furtherArguments = new ArrayList<>();
    private String order = "id";
    private String name = NAMELESS;
    private @Nullable Object only;
    private int limit;

    private LeadSearch() {}

    /** @param bound the only source whose leads the caller may see; null for all */
    static LeadSearch of(LeadFilter filter, @Nullable String bound, @Nullable Place after, int limit) {
        LeadSearch search = new LeadSearch();
        search.further("source = ?", filter.source() == null ? bound : filter.source());
        search.further("owner = ?", filter.owner());
        search.further("stage = ?", filter.stage());
        search.further("channel = ?", filter.channel());
        search.further("segment = ?", filter.segment());
        search.further("region = ?", filter.region());
        search.further("score >= ?", filter.scoreFrom());
        search.further("score < ?", filter.scoreTo());
        if (filter.updatedSince() != null) {
            search.order = CHANGE;
            search.name = "to_json(changed_at) #>> '{}'";
            search.and("changed_at >= ?", filter.updatedSince());
        }
        if (search.isARange()) {
            search.range(search.further.removeFirst(), search.furtherArguments.removeFirst(), filter.updatedSince());
        }
        return search.page(after, limit);
    }

    static LeadSearch of(PersonSearch person, @Nullable String bound, @Nullable Place after, int limit) {
        LeadSearch search = new LeadSearch();
        search.and("source = ?", bound);
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

    String text() {
        return further.isEmpty()
                ? ALONG.formatted(name, where, order)
                : NEAR_OR_FAR.formatted(name, where, order, String.join(" and ", further));
    }

    Object[] arguments() {
        List<@Nullable Object> all = new ArrayList<>(arguments);
        if (!further.isEmpty()) {
            all.add(NEAR);
            all.addAll(furtherArguments);
            all.add(limit);
            all.addAll(arguments);
            all.addAll(furtherArguments);
            all.add(limit);
            all.add(limit);
        }
        all.add(limit);
        return all.toArray();
    }

    List<Place> run(Sql sql) {
        return sql.list(text(), row -> new Place(row.getString("name"), row.getObject("id", UUID.class)), arguments());
    }

    /** Whether an index has what is asked for in the order of the list. */
    private boolean isARange() {
        return further.size() == 1
                && (order.equals(CHANGE)
                        ? further.getFirst().startsWith("source")
                        : !further.getFirst().startsWith("score"));
    }

    /** Ordered by it, so that its index is the only way: walking all leads finds at the very end what only the newest have. */
    private void range(String condition, Object value, @Nullable Instant since) {
        String column = condition.split(" ", 2)[0];
        order = column + ", " + order;
        only = value;
        where.append(" and %s <= ?".formatted(column));
        arguments.add(value);
        if (since == null) {
            and(column + " >= ?", value);
        } else {
            where.append(" and (%s, changed_at) >= (?, ?)".formatted(column));
            arguments.addAll(List.of(value, since));
        }
    }

    private LeadSearch page(@Nullable Place after, int size) {
        limit = size;
        if (after != null) {
            after(after);
        }
        return this;
    }

    private void key(ContactKey key) {
        where.append(" and id = (select lead from contact_key where value = ? and source = ? and kind = ?)");
        arguments.addAll(List.of(key.value(), key.source(), key.kind().word()));
    }

    /** What begins so lies between it and itself with the last letter there is; in the database's small letters, Java has others. */
    private void beginning(String column, @Nullable String beginning) {
        if (beginning != null) {
            String text = beginning.strip();
            name = column;
            order = column + " collate \"C\", id";
            where.append(
                    " and %1$s collate \"C\" >= lower(normalize(?, nfc)) and %1$s collate \"C\" < lower(normalize(?, nfc)) || ?"
                            .formatted(column));
            arguments.addAll(List.of(text, text, LAST_LETTER));
        }
    }

    private void after(Place after) {
        List<String> marks = new ArrayList<>();
        if (only != null) {
            marks.add("?");
            arguments.add(only);
        }
        if (!name.equals(NAMELESS)) {
            marks.add(order.endsWith(CHANGE) ? "?::timestamptz" : "?");
            arguments.add(after.name());
        }
        marks.add("?");
        arguments.add(after.lead());
        where.append(" and (%s) > (%s)".formatted(order, String.join(", ", marks)));
    }

    private void and(String condition, @Nullable Object argument) {
        if (argument != null) {
            where.append(" and ").append(condition);
            arguments.add(argument);
        }
    }

    private void further(String condition, @Nullable Object argument) {
        if (argument != null) {
            further.add(condition);
            furtherArguments.add(argument);
        }
    }
}
