package io.handshake.lead.activity;

import io.handshake.lead.identity.ContactKey;
import io.handshake.lead.identity.ContactKeys;
import io.handshake.lead.identity.KeyKind;
import io.handshake.lead.partner.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds the contact keys that activities are posted under. */
@ApplicationScoped
class ActivityKeys {
    private final ContactKeys keys;
    private final Origin origin;

    ActivityKeys(ContactKeys keys, Origin origin) {
        this.keys = keys;
        this.origin = origin;
    }

    /** The id of every key; only a lead that does not exist, or is not this partner's, has none. */
    Map<ContactKey, UUID> of(List<Activity> activities) {
        SortedSet<ContactKey> others = new TreeSet<>();
        Set<ContactKey> leads = new TreeSet<>();
        activities.forEach(activity -> (activity.who().kind() == KeyKind.LEAD ? leads : others).add(activity.who()));
        Map<ContactKey, UUID> ids = new HashMap<>(others.isEmpty() ? Map.of() : keys.meet(others));
        if (!leads.isEmpty()) {
            Set<UUID> asked =
                    leads.stream().map(key -> UUID.fromString(key.value())).collect(Collectors.toSet());
            keys.leadsAmong(asked, origin.boundTo().orElse(null)).forEach(lead -> ids.put(ContactKey.lead(lead), lead));
        }
        return ids;
    }
}
