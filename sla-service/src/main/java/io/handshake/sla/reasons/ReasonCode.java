package io.handshake.sla.reasons;

import java.util.Arrays;
import java.util.Optional;

/** Why a rep refuses a hand-off. */
public enum ReasonCode {
    WRONG_SEGMENT("wrong-segment", Group.DEFINITION_FAULT, "The lead is not in a segment we sell to"),
    WRONG_REGION("wrong-region", Group.DEFINITION_FAULT, "The lead is not in a region we serve"),
    NO_BUDGET("no-budget", Group.DEFINITION_FAULT, "There is no money for it"),
    NO_AUTHORITY("no-authority", Group.DEFINITION_FAULT, "The person has no say in the purchase"),
    NO_NEED("no-need", Group.DEFINITION_FAULT, "There is no need we can meet"),
    COMPETITOR("competitor", Group.DEFINITION_FAULT, "The lead works for a competitor"),
    JOB_SEEKER("job-seeker", Group.DEFINITION_FAULT, "The person is looking for work with us"),
    BAD_CONTACT_DATA("bad-contact-data", Group.DATA_FAULT, "The contact data are wrong"),
    DUPLICATE("duplicate", Group.DATA_FAULT, "The lead is known under another id"),
    EXISTING_CUSTOMER("existing-customer", Group.DATA_FAULT, "The lead is a customer already"),
    BAD_TIMING("bad-timing", Group.TIMING, "Right person, wrong time"),
    UNREACHABLE("unreachable", Group.TIMING, "Nobody answers"),
    REP_CAPACITY("rep-capacity", Group.CAPACITY, "I have no time for it; offer it to somebody else"),
    OTHER("other", Group.DEFINITION_FAULT, "None of these; the text says what");

    /** What has to be mended when a reason keeps coming back. */
    public enum Group {
        DEFINITION_FAULT("definition-fault"),
        DATA_FAULT("data-fault"),
        TIMING("timing"),
        CAPACITY("capacity");

        private final String wireName;

        Group(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    private final String wireName;
    private final Group group;
    private final String title;

    ReasonCode(String wireName, Group group, String title) {
        this.wireName = wireName;
        this.group = group;
        this.title = title;
    }

    public static Optional<ReasonCode> of(String wireName) {
        return Arrays.stream(values())
                .filter(reason -> reason.wireName.equals(wireName))
                .findAny();
    }

    public String wireName() {
        return wireName;
    }

    public Group group() {
        return group;
    }

    public String title() {
        return title;
    }

    public boolean needsText() {
        return this == OTHER;
    }

    /** Whether the hand-off ends; a refusal for lack of time puts it before somebody else. */
    public boolean endsHandoff() {
        return group != Group.CAPACITY;
    }
}
