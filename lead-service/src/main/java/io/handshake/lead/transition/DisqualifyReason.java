package io.handshake.lead.transition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a lead is out of the funnel for good. */
enum DisqualifyReason {
    WRONG_SEGMENT("Not a segment we sell to"),
    WRONG_REGION("Not a region we sell in"),
    NO_BUDGET("There is no money for it"),
    NO_AUTHORITY("They cannot decide it"),
    NO_NEED("There is no need we can meet"),
    BAD_TIMING("Right person, wrong time"),
    COMPETITOR("They are a competitor, or bought from one"),
    JOB_SEEKER("They look for a job"),
    BAD_CONTACT_DATA("The contact data are wrong"),
    DUPLICATE("The same person is here as another lead"),
    EXISTING_CUSTOMER("They are a customer already"),
    UNREACHABLE("They cannot be reached"),
    OTHER("None of these; the note says what");

    private final String title;

    DisqualifyReason(String title) {
        this.title = title;
    }

    static Optional<DisqualifyReason> of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findAny();
    }

    /** All codes, for people to read. */
    static String codes() {
        return Arrays.stream(values()).map(DisqualifyReason::code).sorted().collect(Collectors.joining(", "));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
        return title;
    }

    boolean needsText() {
        return this == OTHER;
    }
}
