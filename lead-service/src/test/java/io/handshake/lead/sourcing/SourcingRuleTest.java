package io.handshake.lead.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handshake.lead.sourcing.SourcingRule.Basis;
import io.handshake.lead.sourcing.SourcingRule.Facts;
import io.handshake.lead.sourcing.SourcingRule.KnownLead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourcingRuleTest {
    private static final Instant BEGUN = Instant.parse("2026-06-01T08:00:00Z");
    private static final SourcingRule SHIPPED = new SourcingRule(Party.SALES, Basis.MAIN_LEAD, null);

    @Test
    void byTheShippedRuleAnOpportunityIsBroughtAsItsMainLeadWas() {
        assertThat(SHIPPED.decide(
                        new Facts(BEGUN, List.of(lead(Party.PARTNER, 10, false), lead(Party.MARKETING, 400, true)))))
                .isEqualTo(Party.PARTNER);
    }

    @Test
    void byTheShippedRuleSalesBroughtWhatHasNoLead() {
        assertThat(SHIPPED.decide(new Facts(BEGUN, List.of()))).isEqualTo(Party.SALES);
    }

    @Test
    void theOldestLeadDecidesWhereThatIsAgreed() {
        SourcingRule rule = new SourcingRule(Party.SALES, Basis.OLDEST_LEAD, null);

        assertThat(rule.decide(
                        new Facts(BEGUN, List.of(lead(Party.PARTNER, 10, false), lead(Party.MARKETING, 400, false)))))
                .isEqualTo(Party.MARKETING);
    }

    @Test
    void aCampaignMakesItMarketingsWhereThatIsAgreed() {
        SourcingRule rule = new SourcingRule(Party.SALES, Basis.LATEST_CAMPAIGN, null);

        assertThat(rule.decide(new Facts(BEGUN, List.of(lead(Party.PARTNER, 10, true)))))
                .isEqualTo(Party.MARKETING);
        assertThat(rule.decide(new Facts(BEGUN, List.of(lead(Party.PARTNER, 10, false)))))
                .isEqualTo(Party.PARTNER);
    }

    @Test
    void aLeadKnownLongerThanTheWindowLedToNothing() {
        SourcingRule rule = new SourcingRule(Party.SALES, Basis.MAIN_LEAD, 90);

        assertThat(rule.decide(new Facts(BEGUN, List.of(lead(Party.MARKETING, 90, false)))))
                .isEqualTo(Party.MARKETING);
        assertThat(rule.decide(new Facts(BEGUN, List.of(lead(Party.MARKETING, 91, false)))))
                .isEqualTo(Party.SALES);
    }

    @Test
    void aWindowIsAtLeastADay() {
        assertThatThrownBy(() -> new SourcingRule(Party.SALES, Basis.MAIN_LEAD, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void exactlyOnePartyBroughtItAndItIsTheOneTheWordsOfTheRuleName(
            @ForAll("rules") SourcingRule rule, @ForAll("facts") Facts facts) {
        assertThat(rule.decide(facts)).isEqualTo(byTheWords(rule, facts));
    }

    @Property
    void theOrderOfTheOtherLeadsDoesNotMatter(@ForAll("rules") SourcingRule rule, @ForAll("facts") Facts facts) {
        if (facts.leads().isEmpty()) {
            return;
        }
        List<KnownLead> others = facts.leads().subList(1, facts.leads().size());
        List<KnownLead> turned = new java.util.ArrayList<>(List.of(facts.leads().getFirst()));
        turned.addAll(others.reversed());

        assertThat(rule.decide(new Facts(facts.begunAt(), turned))).isEqualTo(rule.decide(facts));
    }

    /** The rule once more, as a person reads it. */
    private static Party byTheWords(SourcingRule rule, Facts facts) {
        List<KnownLead> leads = facts.leads();
        if (leads.isEmpty()) {
            return rule.withoutLead();
        }
        long ageInSeconds =
                facts.begunAt().getEpochSecond() - leads.getFirst().since().getEpochSecond();
        if (rule.window() != null && ageInSeconds > rule.window() * 86_400L) {
            return Party.SALES;
        }
        KnownLead deciding = leads.getFirst();
        if (rule.withLead() == Basis.OLDEST_LEAD) {
            for (KnownLead lead : leads) {
                int order = lead.since().compareTo(deciding.since());
                if (order < 0 || (order == 0 && lead.id().compareTo(deciding.id()) < 0)) {
                    deciding = lead;
                }
            }
        }
        return rule.withLead() == Basis.LATEST_CAMPAIGN && deciding.hasCampaign()
                ? Party.MARKETING
                : deciding.sourcedBy();
    }

    @Provide
    Arbitrary<SourcingRule> rules() {
        Arbitrary<@Nullable Integer> window =
                Arbitraries.integers().between(1, 400).injectNull(0.5);
        return Combinators.combine(Arbitraries.of(Party.values()), Arbitraries.of(Basis.values()), window)
                .as(SourcingRule::new);
    }

    @Provide
    Arbitrary<Facts> facts() {
        Arbitrary<KnownLead> lead = Combinators.combine(
                        Arbitraries.create(UUID::randomUUID),
                        Arbitraries.of(Party.values()),
                        Arbitraries.integers().between(-5, 500),
                        Arbitraries.of(true, false))
                .as((id, party, days, campaign) ->
                        new KnownLead(id, party, BEGUN.minus(Duration.ofDays(days)), campaign));
        return lead.list().ofMaxSize(6).map(leads -> new Facts(BEGUN, leads));
    }

    private static KnownLead lead(Party sourcedBy, int days, boolean hasCampaign) {
        return new KnownLead(UUID.randomUUID(), sourcedBy, BEGUN.minus(Duration.ofDays(days)), hasCampaign);
    }
}
