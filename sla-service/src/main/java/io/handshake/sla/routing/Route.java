package io.handshake.sla.routing;

import java.util.List;
import java.util.UUID;

/** Where a hand-off goes. */
public sealed interface Route {

    /** It is offered to this rep; every other rep is listed with the reason. */
    record To(UUID rep, List<PassedOver> passedOver) implements Route {}

    /** It waits; every rep is listed with the reason. */
    record Nobody(Lack lack, List<PassedOver> passedOver) implements Route {}

    /** What is missing so that a hand-off waits. */
    enum Lack {
        NO_REP("no-rep"),
        NO_CAPACITY("no-capacity"),
        ALL_HAD_IT("all-had-it");

        private final String wireName;

        Lack(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
