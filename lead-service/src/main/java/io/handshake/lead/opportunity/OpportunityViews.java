package io.handshake.lead.opportunity;

import io.handshake.chassis.sql.Sql;
import io.handshake.lead.opportunity.OpportunityLeads.Link;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;

/** Shows opportunities with what their leads and accounts are called, any number at once. */
@ApplicationScoped
class OpportunityViews {
    private static final String NAMES = """
            select id, nullif(btrim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')), '') as name from lead where id = any(?::uuid[])
            union all
            select id, name from account where id = any(?::uuid[])""";

    private final Sql sql;

    OpportunityViews(Sql sql) {
        this.sql = sql;
    }

    /** In their order. */
    List<OpportunityView> of(List<Opportunity> opportunities, Map<UUID, List<Link>> links) {
        Map<UUID, String> names = names(
                opportunities,
                links.values().stream().flatMap(Collection::stream).map(Link::lead));
        return opportunities.stream()
                .map(it -> OpportunityView.of(it, links.getOrDefault(it.id, List.of()), names))
                .toList();
    }

    /** The answer that shows an opportunity, with its version. */
    RestResponse.ResponseBuilder<OpportunityView> answer(RestResponse.Status status, Opportunity it, List<Link> links) {
        OpportunityView view =
                of(List.of(it), Map.of(Objects.requireNonNull(it.id), links)).getFirst();
        return RestResponse.ResponseBuilder.create(status, view).header("ETag", it.etag());
    }

    private Map<UUID, String> names(List<Opportunity> opportunities, Stream<UUID> linked) {
        Map<UUID, String> names = new HashMap<>();
        sql
                .list(
                        NAMES,
                        row -> Map.entry(
                                row.getObject("id", UUID.class), Objects.requireNonNullElse(row.getString("name"), "")),
                        Stream.concat(linked, opportunities.stream().map(it -> it.lead))
                                .filter(Objects::nonNull)
                                .distinct()
                                .toArray(UUID[]::new),
                        opportunities.stream()
                                .map(it -> it.account)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toArray(UUID[]::new))
                .stream()
                .filter(name -> !name.getValue().isEmpty())
                .forEach(name -> names.put(name.getKey(), name.getValue()));
        return names;
    }
}
