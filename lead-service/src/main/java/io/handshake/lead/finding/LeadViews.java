package io.handshake.lead.finding;

import io.handshake.chassis.sql.Sql;
import io.handshake.lead.account.AccountOfLead;
import io.handshake.lead.identity.ContactKey;
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
import org.jspecify.annotations.Nullable;

/** Shows leads with their passes and external ids, any number at once. */
@ApplicationScoped
public class LeadViews {
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
    public List<LeadView> of(Collection<UUID> leads) {
        if (leads.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<PassView>> passesOf = passes.of(leads);
        Map<UUID, List<ContactKey>> keysOf = keys.of(leads).stream()
                .collect(Collectors.groupingBy(OwnedKey::lead, Collectors.mapping(OwnedKey::key, Collectors.toList())));
        return sql.list(
                """
                select l.*, r.name as owner_name, %s from lead l left join rep_name r on r.rep = l.owner %s
                where l.id = any(?::uuid[]) order by l.id""".formatted(AccountOfLead.COLUMNS, AccountOfLead.JOIN),
                row -> {
                    UUID id = row.getObject("id", UUID.class);
                    List<ContactKey> known = keysOf.getOrDefault(id, List.of());
                    return LeadView.read(
                            row,
                            origin.boundTo().isPresent() ? null : AccountOfLead.read(row),
                            mergedLeads(known, id),
                            otherEmails(known, row.getString("email")),
                            externalIds(known),
                            passesOf.getOrDefault(id, List.of()));
                },
                (Object) leads.toArray(UUID[]::new));
    }

    private static List<UUID> mergedLeads(List<ContactKey> keys, UUID lead) {
        return keys.stream()
                .filter(key -> key.kind() == KeyKind.LEAD)
                .map(key -> UUID.fromString(key.value()))
                .filter(id -> !id.equals(lead))
                .toList();
    }

    private static List<String> otherEmails(List<ContactKey> keys, @Nullable String first) {
        return keys.stream()
                .filter(key -> key.kind() == KeyKind.EMAIL && !key.value().equals(first))
                .map(ContactKey::value)
                .toList();
    }

    private List<ExternalId> externalIds(List<ContactKey> keys) {
        return keys.stream()
                .filter(key -> key.kind() == KeyKind.EXTERNAL && origin.maySpeakFor(key.source()))
                .map(key -> new ExternalId(key.source(), key.value()))
                .toList();
    }
}
