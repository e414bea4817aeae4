package io.handshake.scoring.definition;

import io.handshake.scoring.rule.RuleSet;
import io.handshake.scoring.rule.Threshold;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a version of a definition says, as it is signed; what was not told is no part of its text. */
record DefinitionContent(
        String name,
        String description,
        Map<String, String> glossary,
        List<ActivityRule> rules,
        @Nullable List<ProfileRule> fitRules,
        @Nullable List<RuleGroup> groups,
        @Nullable Long threshold,
        @Nullable Long minimumFit,
        @Nullable Long minimumIntent,
        @Nullable List<GridCell> grid,
        @Nullable Long floor) {
    DefinitionContent {
        fitRules = toldOf(fitRules);
        groups = toldOf(groups);
        grid = toldOf(grid);
    }

    /** An empty list says no more than none, so both have one text. */
    private static <T> @Nullable List<T> toldOf(@Nullable List<T> list) {
        return list == null || list.isEmpty() ? null : list;
    }

    List<ProfileRule> fit() {
        return orNone(fitRules);
    }

    List<RuleGroup> limits() {
        return orNone(groups);
    }

    List<GridCell> cells() {
        return orNone(grid);
    }

    /** The groups that rules name, those of one rule kind. */
    Stream<@Nullable String> groupsOfFit() {
        return fit().stream().map(ProfileRule::group);
    }

    Stream<@Nullable String> groupsOfActivities() {
        return rules.stream().map(ActivityRule::group);
    }

    RuleSet rules(String key, int version) {
        return new RuleSet(
                key,
                version,
                fit().stream().map(ProfileRule::rule).toList(),
                rules.stream().map(ActivityRule::rule).toList(),
                limits().stream().map(RuleGroup::group).toList(),
                new Threshold(
                        threshold,
                        minimumFit,
                        minimumIntent,
                        cells().stream().map(GridCell::cell).toList()),
                floor);
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}
