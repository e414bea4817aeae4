package io.handshake.sla.routing;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All territories: which one a lead is in, and whose teams are asked in turn. */
public final class Atlas {
    private final Map<String, Territory> byKey;
    private final List<Territory> bestFirst;
    private final Set<String> teams;

    public Atlas(List<Territory> territories) {
        byKey = territories.stream().collect(toMap(Territory::key, Function.identity()));
        bestFirst = territories.stream()
                .filter(Territory::active)
                .sorted(Territory.BEST_FIRST)
                .toList();
        teams = bestFirst.stream()
                .map(Territory::team)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(toUnmodifiableSet());
    }

    /** A territory whose team is asked, and the skills it takes. */
    record Step(Territory territory, @Nullable String team, Set<String> skills) {}

    /** The territories that a lead is offered in, one after the other; none when it is in no territory. */
    List<Step> stepsFor(Prospect lead) {
        List<Step> steps = new ArrayList<>();
        Set<String> skills = Set.of();
        for (Territory territory : pathOf(lead)) {
            skills = Stream.concat(skills.stream(), territory.requiredSkills().stream())
                    .collect(toUnmodifiableSet());
            steps.add(new Step(territory, territory.team(), skills));
        }
        return steps;
    }

    /** The best territory of a lead and those above it. */
    public List<Territory> pathOf(Prospect lead) {
        return bestFirst.stream()
                .filter(territory -> territory.criteria().match(lead))
                .findFirst()
                .map(best -> pathFrom(best).stream().filter(Territory::active).toList())
                .orElse(List.of());
    }

    /** Whether reps of this team are kept for a territory. */
    boolean keeps(@Nullable String team) {
        return team != null && teams.contains(team);
    }

    /** The way from a territory up to itself again, were this its parent; empty when there is none. */
    public List<String> circle(String key, String parent) {
        Set<String> way = new LinkedHashSet<>(List.of(key));
        String at = parent;
        while (at != null && way.add(at)) {
            at = parentOf(at);
        }
        return key.equals(at) ? Stream.concat(way.stream(), Stream.of(key)).toList() : List.of();
    }

    private List<Territory> pathFrom(Territory begin) {
        Set<Territory> path = new LinkedHashSet<>();
        Territory at = begin;
        while (at != null && path.add(at)) {
            at = at.parent() == null ? null : byKey.get(at.parent());
        }
        return List.copyOf(path);
    }

    private @Nullable String parentOf(String key) {
        Territory territory = byKey.get(key);
        return territory == null ? null : territory.parent();
    }

    /** The same for the same territories, so that it tells whether they changed. */
    @Override
    public String toString() {
        return bestFirst + " below "
                + new TreeMap<>(byKey).values().stream().map(Territory::parent).toList();
    }
}
