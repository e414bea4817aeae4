package io.handshake.scoring.experiment;

import java.util.Locale;

/** What is done to a member. */
enum Arm {
    /** It is handed over. */
    TREATED,
    /** It is left alone, to compare with. */
    CONTROL;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
