package io.handshake.scoring.rate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Leads by score: what each threshold would let through.
 *
 * @param bands those that hold somebody, by score
 * @param cuts a threshold at the lower end of each band, in the same order
 */
public record Curve(List<Band> bands, List<Cut> cuts) {
    public Curve {
        bands = List.copyOf(bands);
        cuts = List.copyOf(cuts);
    }

    /** The bands have to come by score, none twice. */
    public static Curve of(List<Band> bands) {
        List<Cut> cuts = new ArrayList<>();
        Rate pooled = Rate.NOTHING;
        long members = 0;
        for (Band band : bands.reversed()) {
            if (!cuts.isEmpty() && band.from() >= cuts.getLast().threshold()) {
                throw new IllegalArgumentException("bands do not come by score");
            }
            pooled = pooled.plus(band.rate());
            members += band.members();
            cuts.add(new Cut(band.from(), members, pooled, band.rate()));
        }
        Collections.reverse(cuts);
        return new Curve(bands, cuts);
    }

    /** All of them, whatever they score. */
    public Rate all() {
        return cuts.isEmpty() ? Rate.NOTHING : cuts.getFirst().pooled();
    }

    /** The lowest threshold whose leads together reach the rate. */
    public Optional<Cut> lowestReaching(double rate) {
        return cuts.stream().filter(cut -> cut.pooled().reaches(rate)).findFirst();
    }

    /** The lowest threshold that lets no more through than so many. */
    public Optional<Cut> lowestWithin(double members) {
        return cuts.stream().filter(cut -> cut.members() <= members).findFirst();
    }
}
