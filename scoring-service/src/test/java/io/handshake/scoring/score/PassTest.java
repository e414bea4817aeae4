package io.handshake.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T09:00:00Z");

    private static final Pass FIRST = Pass.NONE.opened(1, "LEAD");

    @Test
    void anOpenPassBeforeQualifiedAwaitsTheVerdict() {
        assertThat(FIRST.awaiting(0)).hasValue(1);
    }

    @Test
    void aLeadWithoutAPassAwaitsNothing() {
        assertThat(Pass.NONE.awaiting(0)).isEmpty();
    }

    @Test
    void aPassQualifiedHereIsNotQualifiedAgain() {
        assertThat(FIRST.awaiting(1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUALIFIED", "ACCEPTED", "SALES_QUALIFIED", "OPPORTUNITY", "CUSTOMER", "ONE_OF_TOMORROW"})
    void aPassThatIsQualifiedOrBeyondByOtherMeansAwaitsNothing(String milestone) {
        assertThat(FIRST.entered(1, milestone).awaiting(0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"recycled", "lost"})
    void aLeadInNurtureMayQualifyForItsNextPass(String outcome) {
        assertThat(FIRST.closed(1, outcome, MONDAY).awaiting(1)).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"won", "disqualified", "one-of-tomorrow"})
    void aLeadThatIsOutNeverQualifiesByItself(String outcome) {
        assertThat(FIRST.closed(1, outcome, MONDAY).awaiting(0)).isEmpty();
    }

    @Test
    void d17IntentRecordedUpToTheCloseOfAPassDoesNotCountTowardsTheNext() {
        Pass nurture = FIRST.closed(1, "recycled", MONDAY);

        assertThat(nurture.counts(MONDAY)).isFalse();
        assertThat(nurture.counts(MONDAY.plusNanos(1000))).isTrue();
        assertThat(nurture.opened(2, "LEAD").counts(MONDAY)).isFalse();
    }

    @Test
    void beforeAnyPassClosedEverythingCounts() {
        assertThat(FIRST.counts(MONDAY)).isTrue();
    }

    @Test
    void aCustomersScoreKeepsCountingFromWhereItsPassBegan() {
        assertThat(FIRST.closed(1, "won", MONDAY).counts(MONDAY)).isTrue();
    }

    @Test
    void aPassOpenedByHandAfterAWinCountsFromTheWin() {
        Pass again = FIRST.closed(1, "won", MONDAY).opened(2, "LEAD");

        assertThat(again.counts(MONDAY)).isFalse();
        assertThat(again.awaiting(1)).hasValue(2);
    }

    @Test
    void wordOfAnotherPassChangesNothing() {
        assertThat(FIRST.entered(2, "QUALIFIED")).isEqualTo(FIRST);
        assertThat(FIRST.closed(2, "lost", MONDAY)).isEqualTo(FIRST);
    }
}
