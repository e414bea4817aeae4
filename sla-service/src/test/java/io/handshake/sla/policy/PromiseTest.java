package io.handshake.sla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromiseTest {

    @Test
    void warningsComeBeforeTheBreachAndEscalationsAfterIt() {
        Promise promise = new Promise(
                ClockKind.ACCEPT,
                Duration.ofHours(48),
                new Hours(Hours.Of.FIXED, "24x7", Map.of()),
                List.of(new BigDecimal("0.5"), new BigDecimal("0.8")),
                List.of(new Promise.Escalation(Duration.ofHours(4), "manager")));

        assertThat(promise.marks())
                .extracting(Mark::elapsed)
                .containsExactly(
                        Duration.ofHours(24),
                        Duration.ofMinutes(38 * 60 + 24),
                        Duration.ofHours(48).plusNanos(1_000),
                        Duration.ofHours(52));
    }

    @Test
    void theBuyersCalendarCountsAndAnotherStandsInWhereThereIsNone() {
        Hours hours = new Hours(Hours.Of.BUYER, "24x7", Map.of("DE", "germany"));

        assertThat(hours.of("DE", Hours.OfRep.NONE)).containsExactly(meant("germany"), standsIn("24x7"));
        assertThat(hours.of("FR", Hours.OfRep.NONE)).containsExactly(standsIn("24x7"));
        assertThat(hours.of(null, Hours.OfRep.NONE)).containsExactly(standsIn("24x7"));
        assertThat(new Hours(Hours.Of.FIXED, "office", Map.of()).of("DE", new Hours.OfRep("mine", "ours")))
                .containsExactly(meant("office"));
    }

    @Test
    void theCalendarOfTheRepStandsBeforeThatOfItsTeamAndBothBeforeThatOfThePolicy() {
        Hours ofRep = new Hours(Hours.Of.REP, "24x7", Map.of());

        assertThat(ofRep.of("DE", new Hours.OfRep("mine", "ours")))
                .containsExactly(meant("mine"), standsIn("ours"), standsIn("24x7"));
        assertThat(ofRep.of("DE", new Hours.OfRep(null, "ours"))).containsExactly(standsIn("ours"), standsIn("24x7"));
        assertThat(ofRep.of("DE", Hours.OfRep.NONE)).containsExactly(standsIn("24x7"));
    }

    @Test
    void theCalendarOfTheTeamDoesNotAskForThatOfTheRep() {
        Hours ofTeam = new Hours(Hours.Of.TEAM, "24x7", Map.of());

        assertThat(ofTeam.of("DE", new Hours.OfRep("mine", "ours"))).containsExactly(meant("ours"), standsIn("24x7"));
        assertThat(ofTeam.of("DE", new Hours.OfRep("mine", null))).containsExactly(standsIn("24x7"));
    }

    private static Hours.Chosen meant(String key) {
        return new Hours.Chosen(key, false);
    }

    private static Hours.Chosen standsIn(String key) {
        return new Hours.Chosen(key, true);
    }

    @Test
    void aKindIsKnownByItsName() {
        for (ClockKind kind : ClockKind.values()) {
            assertThat(ClockKind.of(kind.wireName())).isEqualTo(kind);
        }
    }
}
