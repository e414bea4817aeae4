package io.handshake.e2e.imports;

import java.util.List;

/** What must come out of the school's file, computed from the agreed mapping alone. */
record Expected(int activities, int qualified, int qualifiedAndConverted, int converted) {
    private static final int THRESHOLD = 20;
    private static final int CAPACITY = SchoolAgreement.REPS * SchoolAgreement.WEEKLY_CAPACITY;

    static Expected of(List<Prospect> prospects) {
        List<Prospect> qualified = prospects.stream()
                .filter(prospect -> score(prospect) >= THRESHOLD)
                .toList();
        return new Expected(
                prospects.stream().mapToInt(prospect -> prospect.deeds().size()).sum(),
                qualified.size(),
                (int) qualified.stream().filter(Prospect::converted).count(),
                (int) prospects.stream().filter(Prospect::converted).count());
    }

    private static int score(Prospect prospect) {
        return prospect.deeds().stream()
                .mapToInt(deed -> switch (deed.type()) {
                    case Prospect.Deed.PAGE_VIEW -> 1;
                    case Prospect.Deed.TEN_MINUTES_ON_SITE -> 10;
                    case Prospect.Deed.CONTACT_FORM -> 20;
                    default -> 0;
                })
                .sum();
    }

    int offered() {
        return Math.min(qualified, CAPACITY);
    }

    int unrouted() {
        return qualified - offered();
    }
}
