package io.handshake.scoring.signals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Points as a definition writes them. */
@Schema(
        name = "SuggestedDefinition",
        description =
                "Rules and threshold as a definition writes them. A person who agrees adds key, name, description and"
                        + " effective date, posts it as a draft, and both sides sign it; until then it does nothing.")
record SuggestedDefinition(
        @Schema(description = "Points for what leads did.", required = true)
        List<Rule> rules,

        @Schema(description = "Points for who leads are.", required = true)
        List<FitRule> fitRules,

        @Schema(
                description = "The lowest score, of 1 and above, from which on the leads held out reach the target"
                        + " together; null when there is none: these points do not reach it.",
                required = true,
                nullable = true,
                minimum = "1")
        @Nullable
        Long threshold) {
    private static final int LONGEST_KEY = 56;

    /** Points for each activity of one type. */
    @Schema(name = "SuggestedRule", description = "Points for each activity of one type.")
    record Rule(
            @Schema(description = "Key of the activity type.", required = true)
            String activityType,

            @Schema(description = "Points for each of the newest, -100 to 100, not 0.", required = true)
            long points,

            @Schema(description = "How many of the newest count.", required = true, minimum = "1")
            int atMost) {}

    /** Points for who a lead is. */
    @Schema(name = "SuggestedFitRule", description = "Points for who a lead is.")
    record FitRule(
            @Schema(description = "Key of the rule.", required = true)
            String key,

            @Schema(description = "What the lead has to be.", required = true)
            List<Condition> when,

            @Schema(description = "Points while it is, -100 to 100, not 0.", required = true)
            long points) {}

    /** A value of an attribute. */
    @Schema(name = "SuggestedCondition", description = "What an attribute has to be.")
    record Condition(
            @Schema(description = "Name of the attribute.", required = true)
            String attribute,

            @Schema(
                    description =
                            "One of these values: texts in lower case, which means them in any case, numbers or truth values.",
                    required = true)
            List<Object> is) {}

    static SuggestedDefinition of(PointSet points, @Nullable Long threshold) {
        List<Rule> rules = new ArrayList<>();
        List<FitRule> fitRules = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        points.points().forEach((feature, given) -> {
            switch (feature) {
                case Feature.Did(String type) -> rules.add(new Rule(type, given, Examples.CAP));
                case Feature.Is(String attribute, Object value) ->
                    fitRules.add(new FitRule(
                            key(keys, attribute + " " + value),
                            List.of(new Condition(attribute, List.of(value))),
                            given));
            }
        });
        return new SuggestedDefinition(rules, fitRules, threshold);
    }

    /** Readable, a letter first, and no other rule's. */
    private static String key(Set<String> taken, String name) {
        String words = ("fit-" + name).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String key = words.substring(0, Math.min(words.length(), LONGEST_KEY)).replaceAll("-$", "");
        String free = key;
        for (int n = 2; !taken.add(free); n++) {
            free = key + "-" + n;
        }
        return free;
    }
}
