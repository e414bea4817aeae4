package io.handshake.lead.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ConsentsTest {
    /** Model: sort everything said by its time and take the last; of equal times, the one told last. */
    @Property
    void theLatestWordCountsWhateverTheOrderOfTelling(@ForAll("words") List<Consent> told) {
        Consents known = Consents.NONE;
        for (Consent word : told) {
            known = known.with(known.news(Map.of("sales-contact", word), true));
        }

        List<Consent> sorted = new ArrayList<>(told);
        sorted.sort(Comparator.comparing(Consent::at));
        assertThat(known.byPurpose().get("sales-contact")).isEqualTo(sorted.getLast());
    }

    @Property
    void whoMayNotReplaceCanNeverTurnANoIntoAYes(@ForAll("words") List<Consent> told) {
        Consents known = Consents.NONE.with(Map.of("sales-contact", new Consent(ConsentState.REFUSED, Instant.EPOCH)));
        for (Consent word : told) {
            known = known.with(known.news(Map.of("sales-contact", word), false));
        }

        assertThat(Suppression.of(known.forbidSales(), null, false)).contains(Suppression.NO_CONSENT);
    }

    @Property
    void onlyTheWordOnSalesContactAndACustomerSuppress(@ForAll("words") List<Consent> told, @ForAll boolean customer) {
        Consents known = Consents.NONE;
        for (Consent word : told) {
            known = known.with(known.news(Map.of("newsletter", word), true));
        }

        assertThat(Suppression.of(known.forbidSales(), customer, false))
                .isEqualTo(customer ? Optional.of(Suppression.EXISTING_CUSTOMER) : Optional.empty());
    }

    @Property
    void aCustomersLeadIsSuppressedUnlessSomebodyToldOtherwiseOfThePerson(@ForAll boolean customer) {
        assertThat(Suppression.of(false, null, customer))
                .isEqualTo(customer ? Optional.of(Suppression.EXISTING_CUSTOMER) : Optional.empty());
        assertThat(Suppression.of(false, false, customer)).isEmpty();
        assertThat(Suppression.of(true, false, customer)).contains(Suppression.NO_CONSENT);
    }

    @Provide
    Arbitrary<List<Consent>> words() {
        return Combinators.combine(
                        Arbitraries.of(ConsentState.values()),
                        Arbitraries.integers().between(0, 5).map(day -> Instant.EPOCH.plusSeconds(day * 86_400L)))
                .as(Consent::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }
}
