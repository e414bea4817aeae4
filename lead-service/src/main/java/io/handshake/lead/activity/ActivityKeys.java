package io.handshake.lead.activity;

import io.handshake.lead.identity.Aliases;
import io.handshake.lead.identity.ContactKey;
import io.handshake.lead.identity.ContactKeys;
import io.handshake.lead.identity.KeyKind;
import io.handshake.lead.partner.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Finds the contact keys that activities are posted under. */
@ApplicationScoped
class ActivityKeys {
    private final ContactKeys keys;
    private final Aliases aliases;
    private final Origin origin;

    ActivityKeys(ContactKeys keys, Aliases aliases, Origin origin) {
        this.keys = keys;
        this.aliases = aliases;
        this.origin = origin;
    }

    /** The id of every key; only a lead that does not exist, or is not this partner's, has none. */
    Map<ContactKey, UUID> of(List<Activity> activities) {
        Set<ContactKey> others = HashSet.newHashSet(activities.size());
        Set<UUID> leads = new HashSet<>();
        for (Activity activity : activities) {
            if (activity.visitor() != null) {
                others.add(activity.visitor());
            }
            ContactKey who = activity.who();
            if (who.kind() == KeyKind.LEAD) {
                leads.add(UUID.fromString(who.value()));
            } else {
                others.add(who);
            }
        }
        Map<ContactKey, UUID> ids = others.isEmpty() ? new HashMap<>() : keys.meet(others);
        if (!leads.isEmpty()) {
            aliases.among(leads, origin.boundTo().orElse(null)).forEach(lead -> ids.put(ContactKey.lead(lead), lead));
        }
        return ids;
    }
}
