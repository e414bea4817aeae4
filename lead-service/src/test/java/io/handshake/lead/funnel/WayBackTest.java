package io.handshake.lead.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.lead.funnel.Decision.Closed;
import io.handshake.lead.funnel.Decision.Refused;
import io.handshake.lead.funnel.Decision.Stays;
import io.handshake.lead.funnel.Decision.WentBack;
import io.handshake.lead.funnel.Move.Reverse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WayBackTest {
    private static final Funnel WATERFALL = Templates.waterfall();

    private static Trip in(String stage) {
        return new Trip(1, stage, null);
    }

    private static Reverse forGood(String... brought) {
        return new Reverse("no-need", true, Set.of(brought));
    }

    private static Reverse forLackOfTime(String... brought) {
        return new Reverse("rep-capacity", false, Set.of(brought));
    }

    private static List<String> left(Decision decision) {
        return ((WentBack) decision).left().stream().map(Stage::key).toList();
    }

    @Test
    void aPassGoesBackToTheStageItStoodInBeforeTheAcceptance() {
        Decision decision = WATERFALL.decide(in("SAL"), forLackOfTime("SAL"));

        assertThat(left(decision)).containsExactly("SAL");
        assertThat(in("SAL").after(decision)).isEqualTo(in("MQL"));
        assertThat(WATERFALL.decide(in("MQL"), new Move.Accept())).isInstanceOf(Decision.Moved.class);
    }

    @Test
    void whereTheAcceptanceSkippedAStageThatIsLeftTooAndTheLastFirst() {
        Decision decision = Templates.commit().decide(in("SAL"), forLackOfTime("SAL", "SQL"));

        assertThat(left(decision)).containsExactly("SAL", "SQL");
        assertThat(in("SAL").after(decision)).isEqualTo(in("MQL"));
    }

    @Test
    void itNeverGoesBackBeyondTheStageFromWhichItIsHandedOver() {
        Decision decision = WATERFALL.decide(in("SAL"), forLackOfTime("SAL", "MQL"));

        assertThat(in("SAL").after(decision)).isEqualTo(in("MQL"));
    }

    @Test
    void takenBackForGoodItEndsThereAsARefusalEndsIt() {
        Trip after = in("SAL").after(WATERFALL.decide(in("SAL"), forGood("SAL")));

        assertThat(after).isEqualTo(new Trip(1, "MQL", Outcome.RECYCLED));
        assertThat(in("SAL").after(WATERFALL.decide(in("SAL"), new Reverse("duplicate", true, Set.of("SAL")))))
                .isEqualTo(new Trip(1, "MQL", Outcome.DISQUALIFIED));
    }

    @Test
    void whatHasGoneBeyondTheAcceptedStageDoesNotGoBack() {
        for (String beyond : List.of("SQL", "SQO")) {
            assertThat(WATERFALL.decide(in(beyond), forGood("SAL", "SQL"))).isInstanceOf(Refused.class);
            assertThat(WATERFALL.decide(in(beyond), forLackOfTime("SAL", "SQL")))
                    .isInstanceOf(Refused.class);
        }
        Trip closed = new Trip(1, "SAL", Outcome.LOST);
        assertThat(WATERFALL.decide(closed, forGood("SAL"))).isInstanceOf(Refused.class);
    }

    @Test
    void whatAnotherHandoffBroughtStays() {
        assertThat(WATERFALL.decide(in("SAL"), forGood())).isInstanceOf(Refused.class);
        assertThat(WATERFALL.decide(in("SAL"), forLackOfTime())).isInstanceOf(Refused.class);
    }

    @Test
    void aPassHandedOverAnewStaysWhereItIsAndEndsWhenTakenBackForGood() {
        Trip anew = new Trip(1, "SAL", null, true);

        assertThat(WATERFALL.decide(anew, forLackOfTime())).isInstanceOf(Stays.class);
        assertThat(WATERFALL.decide(anew, forGood())).isInstanceOf(Closed.class);
    }

    @Test
    void withoutAnAcceptedStageItIsAsARefusal() {
        Trip handedOver = in("Handed-over");

        assertThat(Templates.rate().decide(handedOver, forLackOfTime())).isInstanceOf(Stays.class);
        assertThat(Templates.rate().decide(handedOver, forGood())).isInstanceOf(Closed.class);
    }
}
