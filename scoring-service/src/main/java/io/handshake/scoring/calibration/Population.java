package io.handshake.scoring.calibration;

import java.util.Arrays;
import java.util.Locale;

/** Whose scores a calibration looks at. */
enum Population {
    /** First hand-offs, each with the score it was qualified with; nobody below the threshold of then. */
    HANDED_OFF,
    /** Every pass opened, handed over or not, with the score its lead had when it was judged last. */
    ALL_LEADS;

    static Population named(String wireName) {
        return Arrays.stream(values())
                .filter(population -> population.wireName().equals(wireName))
                .findFirst()
                .orElseThrow();
    }

    /** Which score counts. */
    String scored() {
        return switch (this) {
            case HANDED_OFF -> "at-qualification";
            case ALL_LEADS -> "judged-last";
        };
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
