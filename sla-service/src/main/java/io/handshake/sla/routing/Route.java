package io.handshake.sla.routing;

import java.util.List;
import java.util.UUID;

/** Where a hand-off goes. */
public sealed interface Route {

    /** The rep owns the account. */
    String OWNER = "account-owner";

    /** Any rep who serves no territory would do. */
    String ANY = "any";

    /** Somebody with the right to said so. */
    String ASSIGNED = "reassigned";

    /** What {@code why} may be, for descriptions. */
    String WHYS = "`account-owner`, `territory:` and its key, `any` (of those who serve no territory) or `reassigned`"
            + " (somebody chose the rep). More may be added.";

    static String territory(Territory territory) {
        return "territory:" + territory.key();
    }

    /** It is offered to this rep, and why; every other rep is listed with the reason. */
    record To(UUID rep, String why, List<PassedOver> passedOver) implements Route {}

    /** It waits; every rep is listed with the reason. */
    record Nobody(Lack lack, List<PassedOver> passedOver) implements Route {}

    /** What is missing so that a hand-off waits. */
    enum Lack {
        NO_REP("no-rep"),
        NO_REP_IN_TERRITORY("no-rep-in-territory"),
        NO_SKILL("no-skilled-rep"),
        ALL_ABSENT("all-absent"),
        NO_CAPACITY("no-capacity"),
        ALL_HAD_IT("all-had-it");

        /** All of them, for descriptions. */
        public static final String CODES = "`no-rep` (nobody serves the side), `no-rep-in-territory`, `no-skilled-rep`,"
                + " `all-absent`, `no-capacity` or `all-had-it` (whoever has capacity has refused it for lack of time)."
                + " More may be added.";

        private final String wireName;

        Lack(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
