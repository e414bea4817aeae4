package io.handshake.reporting.numbers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The order of a funnel's stages, put together from what each says of the one before. */
public final class StageOrder {

    private StageOrder() {}

    /** A stage and the one before it; none before the first. */
    public record Link(
            String stage, String milestone, @Nullable String previous) {}

    /** First stage first; a stage follows as soon as the one before it is placed, and strays come last. */
    public static List<Link> of(Collection<Link> links) {
        List<Link> ordered = new ArrayList<>();
        List<Link> left = new ArrayList<>(links);
        left.sort((a, b) -> a.stage().compareTo(b.stage()));
        Set<String> known = new HashSet<>();
        links.forEach(link -> known.add(link.stage()));
        Set<String> placed = new HashSet<>();
        boolean found = true;
        while (found) {
            List<Link> next = left.stream()
                    .filter(link -> link.previous() == null
                            || placed.contains(link.previous())
                            || !known.contains(link.previous()))
                    .toList();
            found = !next.isEmpty();
            ordered.addAll(next);
            next.forEach(link -> placed.add(link.stage()));
            left.removeAll(next);
        }
        ordered.addAll(left);
        return List.copyOf(ordered);
    }
}
