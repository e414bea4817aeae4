package io.handshake.lead.intake;

import io.handshake.chassis.sql.Sql;
import io.handshake.lead.account.AccountOfLead;
import io.handshake.lead.identity.ContactKeys;
import io.handshake.lead.identity.ExternalId;
import io.handshake.lead.identity.KeyKind;
import io.handshake.lead.identity.OwnedKey;
import io.handshake.lead.lifecycle.PassView;
import io.handshake.lead.lifecycle.Passes;
import io.handshake.lead.partner.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Shows leads with their passes and external ids, any number at once. */
@ApplicationScoped
class LeadViews {
    private final Sql sql;
    private final ContactKeys keys;
    private final Passes passes;
    private final Origin origin;

    LeadViews(Sql sql, ContactKeys keys, Passes passes, Origin origin) {
        this.sql = sql;
        this.keys = keys;
        this.passes = passes;
        this.origin = origin;
    }

    /** These leads in the order of their ids. */
    List<LeadView> of(Collection<UUID> leads) {
        if (leads.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<PassView>> passesOf = passes.of(leads);
        Map<UUID, List<ExternalId>> idsOf = externalIds(leads);
        return sql.list(
                "select l.*, " + AccountOfLead.COLUMNS + " from lead l " + AccountOfLead.JOIN
                        + " where l.id = any(?::uuid[]) order by l.id",
                row -> {
                    UUID id = row.getObject("id", UUID.class);
                    return LeadView.read(
                            row,
                            origin.boundTo().isPresent() ? null : AccountOfLead.read(row),
                            idsOf.getOrDefault(id, List.of()),
                            passesOf.getOrDefault(id, List.of()));
                },
                (Object) leads.toArray(UUID[]::new));
    }

    private Map<UUID, List<ExternalId>> externalIds(Collection<UUID> leads) {
        return keys.of(leads).stream()
                .filter(owned -> owned.key().kind() == KeyKind.EXTERNAL
                        && origin.maySpeakFor(owned.key().source()))
                .collect(Collectors.groupingBy(
                        OwnedKey::lead,
                        Collectors.mapping(
                                owned -> new ExternalId(
                                        owned.key().source(), owned.key().value()),
                                Collectors.toList())));
    }
}
