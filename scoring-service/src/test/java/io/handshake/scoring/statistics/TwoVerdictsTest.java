package io.handshake.scoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TwoVerdictsTest {
    /** 30 of 40 agreed; by chance (25 x 27 + 15 x 13) / 1600; of 10 disagreements 4 to 6: 2 x 386 / 1024. */
    @Test
    void workedByHand() {
        TwoVerdicts table = new TwoVerdicts(21, 4, 6, 9);

        assertThat(table.observedAgreement().orElseThrow()).isEqualTo(0.75);
        assertThat(table.expectedAgreement().orElseThrow()).isCloseTo(870 / 1600.0, within(1e-15));
        assertThat(table.kappa().orElseThrow()).isCloseTo(330 / 730.0, within(1e-15));
        assertThat(table.mcNemar()).isCloseTo(772 / 1024.0, within(1e-12));
    }

    @Test
    void kappaIsUndefinedWhenBothAlwaysSayTheSame() {
        assertThat(new TwoVerdicts(12, 0, 0, 0).kappa()).isEmpty();
        assertThat(new TwoVerdicts(0, 0, 0, 12).kappa()).isEmpty();
        assertThat(new TwoVerdicts(0, 0, 0, 0).kappa()).isEmpty();
        assertThat(new TwoVerdicts(0, 0, 0, 0).observedAgreement()).isEmpty();
    }

    @Test
    void kappaIsOneForEveryAgreementAndZeroWhenOneOfThemAlwaysSaysYes() {
        assertThat(new TwoVerdicts(7, 0, 0, 5).kappa()).contains(1.0);
        assertThat(new TwoVerdicts(7, 5, 0, 0).kappa()).contains(0.0);
        assertThat(new TwoVerdicts(0, 5, 5, 0).kappa()).contains(-1.0);
    }

    @Test
    void oneSidedDisagreementIsAMatterOfCoins() {
        assertThat(new TwoVerdicts(10, 0, 6, 10).mcNemar()).isCloseTo(2 / 64.0, within(1e-15));
        assertThat(new TwoVerdicts(10, 3, 3, 10).mcNemar()).isEqualTo(1);
        assertThat(new TwoVerdicts(10, 0, 0, 10).mcNemar()).isEqualTo(1);
    }

    @Property
    void whoIsCalledFirstDoesNotMatter(
            @ForAll @IntRange(max = 500) int bothYes,
            @ForAll @IntRange(max = 500) int onlyFirst,
            @ForAll @IntRange(max = 500) int onlySecond,
            @ForAll @IntRange(max = 500) int bothNo) {
        TwoVerdicts table = new TwoVerdicts(bothYes, onlyFirst, onlySecond, bothNo);
        TwoVerdicts turned = new TwoVerdicts(bothYes, onlySecond, onlyFirst, bothNo);

        assertThat(turned.kappa()).isEqualTo(table.kappa());
        assertThat(turned.mcNemar()).isEqualTo(table.mcNemar());
        assertThat(table.mcNemar()).isBetween(0.0, 1.0);
        table.kappa().ifPresent(kappa -> assertThat(kappa).isBetween(-1.0, 1.0));
    }
}
