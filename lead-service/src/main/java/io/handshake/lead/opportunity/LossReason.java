package io.handshake.lead.opportunity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a deal is lost. */
enum LossReason {
    NO_BUDGET("There is no money for it"),
    NO_DECISION("They decided nothing"),
    COMPETITOR("They bought from somebody else"),
    BAD_TIMING("Right deal, wrong time"),
    NO_NEED("There is no need we can meet"),
    PRICE("They found it too dear"),
    OTHER("None of these; the note says what");

    private final String title;

    LossReason(String title) {
        this.title = title;
    }

    static Optional<LossReason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findAny();
    }

    /** All codes, for people to read. */
    static String codes() {
        return Arrays.stream(values()).map(LossReason::code).collect(Collectors.joining(", "));
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
