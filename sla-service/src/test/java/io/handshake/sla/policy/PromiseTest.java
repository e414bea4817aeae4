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
                new Hours("24x7", Map.of()),
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
        Hours hours = new Hours("24x7", Map.of("DE", "germany"));

        assertThat(hours.of("DE")).isEqualTo(new Hours.Chosen("germany", false));
        assertThat(hours.of("FR")).isEqualTo(new Hours.Chosen("24x7", true));
        assertThat(hours.of(null)).isEqualTo(new Hours.Chosen("24x7", true));
        assertThat(new Hours("office", Map.of()).of("DE")).isEqualTo(new Hours.Chosen("office", false));
    }

    @Test
    void aKindIsKnownByItsName() {
        for (ClockKind kind : ClockKind.values()) {
            assertThat(ClockKind.of(kind.wireName())).isEqualTo(kind);
        }
    }
}
