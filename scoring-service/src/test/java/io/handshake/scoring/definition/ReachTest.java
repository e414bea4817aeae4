package io.handshake.scoring.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.scoring.rule.Condition;
import io.handshake.scoring.rule.Counting;
import io.handshake.scoring.rule.FitRule;
import io.handshake.scoring.rule.Group;
import io.handshake.scoring.rule.IntentRule;
import io.handshake.scoring.rule.RuleSet;
import io.handshake.scoring.rule.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A definition that can never qualify anyone is found by the most points a lead can get. */
class ReachTest {
    private final List<FitRule> fit = new ArrayList<>();
    private final List<IntentRule> intent = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();

    private static Condition is(String attribute, Object... values) {
        return new Condition(attribute, new io.handshake.scoring.rule.Test.OneOf(Set.of(values)));
    }

    private static Condition known(String attribute, boolean known) {
        return new Condition(attribute, new io.handshake.scoring.rule.Test.Known(known));
    }

    private void fits(long points, Condition... when) {
        fit.add(new FitRule("fit-" + fit.size(), List.of(when), points, null));
    }

    private void does(String type, long points, @Nullable String group) {
        intent.add(new IntentRule("rule-" + intent.size(), type, List.of(), points, Counting.all(), null, null, group));
    }

    private Reach reach(Map<String, String> scope) {
        return Reach.of(new RuleSet("d", 1, fit, intent, groups, Threshold.ofTotal(20), null), scope);
    }

    @Test
    void aLeadHasOneValueOfAnAttribute() {
        fits(10, is("country", "DE"));
        fits(10, is("country", "FR", "IT"));
        fits(5, is("country", "fr"));

        assertThat(reach(Map.of()).fit()).isEqualTo(15);
    }

    @Test
    void whatIsSaidOfOtherAttributesAddsUp() {
        fits(10, is("country", "DE"));
        fits(10, is("industry", "steel"));
        fits(7, known("country", true));
        fits(3, known("country", false));

        assertThat(reach(Map.of()).fit()).isEqualTo(27);
    }

    @Test
    void allLeadsOfAScopeHaveItsValue() {
        fits(20, is("region", "APAC"));
        fits(10, is("region", "emea"), is("country", "DE"));

        assertThat(reach(Map.of("region", "EMEA")).fit()).isEqualTo(10);
        assertThat(reach(Map.of()).fit()).isEqualTo(20);
    }

    @Test
    void whatEveryActivityTakesAgainIsNotGiven() {
        groups.add(new Group("g", 50L, null));
        does("webinar", 10, "g");
        assertThat(reach(Map.of()).intent()).isEqualTo(50);

        does("webinar", -10, null);
        assertThat(reach(Map.of()).intent()).isZero();
    }
}
