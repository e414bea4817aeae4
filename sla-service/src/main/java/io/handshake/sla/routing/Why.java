package io.handshake.sla.routing;

/** Why a rep was passed over. */
public enum Why {
    INACTIVE("inactive"),
    HAD_IT("had-it-before"),
    NO_CAPACITY("no-capacity"),
    LESS_CAPACITY("less-remaining-capacity"),
    MORE_RECENT("assigned-more-recently"),
    LATER_ID("later-id");

    private final String wireName;

    Why(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
