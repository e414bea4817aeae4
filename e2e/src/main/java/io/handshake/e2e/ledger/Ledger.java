package io.handshake.e2e.ledger;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the product acknowledged: it may neither lose nor double any of it. */
public final class Ledger {
    private final Set<String> leads = ConcurrentHashMap.newKeySet();
    private final Set<String> activities = ConcurrentHashMap.newKeySet();

    public void acknowledgedLead(String id) {
        leads.add(id);
    }

    public void acknowledgedActivity(String id) {
        activities.add(id);
    }

    Set<String> leads() {
        return Set.copyOf(leads);
    }

    Set<String> activities() {
        return Set.copyOf(activities);
    }
}
