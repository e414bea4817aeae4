package io.handshake.lead.activity;

import io.handshake.lead.identity.ContactKey;
import io.handshake.lead.intake.IdentifyVisitors;
import io.handshake.lead.intake.IdentifyVisitors.Met;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Finds the contact keys that activities are posted under, and joins visitors to the people named beside them. */
@ApplicationScoped
class MeetPeople {
    private final ActivityKeys keys;
    private final IdentifyVisitors visitors;

    MeetPeople(ActivityKeys keys, IdentifyVisitors visitors) {
        this.keys = keys;
        this.visitors = visitors;
    }

    /** The id of every key; only a lead that does not exist, or is not this partner's, has none. All keys exist before one is locked. */
    Map<ContactKey, UUID> meet(List<Activity> activities) {
        Map<ContactKey, UUID> ids = keys.of(activities);
        List<Met> met = activities.stream()
                .filter(activity -> activity.visitor() != null && ids.containsKey(activity.who()))
                .map(activity ->
                        new Met(Objects.requireNonNull(activity.visitor()), activity.who(), activity.occurredAt()))
                .toList();
        if (!met.isEmpty()) {
            visitors.identify(met);
        }
        return ids;
    }
}
