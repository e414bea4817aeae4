package io.handshake.sla.routing;

/** Why a rep was passed over. */
public enum Why {
    INACTIVE("inactive"),
    OTHER_SIDE("other-side"),
    HAD_IT("had-it-before"),
    ABSENT("absent"),
    NOT_OWNER("not-account-owner"),
    OUTSIDE("outside-territory"),
    NO_SKILL("lacks-skill"),
    NO_CAPACITY("no-capacity"),
    OFF_HOURS("off-hours"),
    LESS_CAPACITY("less-remaining-capacity"),
    MORE_RECENT("assigned-more-recently"),
    LATER_ID("later-id"),
    NOT_CHOSEN("not-chosen");

    /** All of them, for descriptions. */
    public static final String CODES = "`inactive`, `other-side`, `had-it-before`, `absent`, `not-account-owner`,"
            + " `outside-territory`, `lacks-skill`, `no-capacity`, `off-hours`, `less-remaining-capacity`,"
            + " `assigned-more-recently`, `later-id` or `not-chosen` (somebody chose another). More may be added.";

    private final String wireName;

    Why(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
