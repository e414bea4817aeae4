package io.handshake.lead.sourcing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The agreed rule of who brought an opportunity: exactly one party, whatever is known.
 *
 * @param withoutLead who brought one that has no lead
 * @param withLead what decides about one that has leads
 * @param window how many days a lead may be known before the opportunity and still count as having led to it; null: any number
 */
public record SourcingRule(
        Party withoutLead, Basis withLead, @Nullable Integer window) {
    public SourcingRule {
        if (window != null && window < 1) {
            throw new IllegalArgumentException("a window is at least one day");
        }
    }

    /** What decides about an opportunity that has leads. */
    public enum Basis {
        /** As its main lead was brought. */
        MAIN_LEAD,
        /** As the lead was brought that is known the longest. */
        OLDEST_LEAD,
        /** Marketing when its main lead came through a campaign, else as its main lead was brought. */
        LATEST_CAMPAIGN;

        /** The words for them in requests and agreements. */
        public static final String WORDS = "^(main-lead|oldest-lead|latest-campaign)$";

        public static final String WORDS_MESSAGE = "must be one of main-lead, oldest-lead, latest-campaign";

        public static Basis of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** A lead of the opportunity as far as the rule looks at it. */
    public record KnownLead(UUID id, Party sourcedBy, Instant since, boolean hasCampaign) {}

    /** What is known when an opportunity begins; the main lead comes first. */
    public record Facts(Instant begunAt, List<KnownLead> leads) {}

    public Party decide(Facts facts) {
        if (facts.leads().isEmpty()) {
            return withoutLead;
        }
        KnownLead main = facts.leads().getFirst();
        if (window != null && main.since().plus(Duration.ofDays(window)).isBefore(facts.begunAt())) {
            return Party.SALES;
        }
        return switch (withLead) {
            case MAIN_LEAD -> main.sourcedBy();
            case OLDEST_LEAD -> oldest(facts.leads()).sourcedBy();
            case LATEST_CAMPAIGN -> main.hasCampaign() ? Party.MARKETING : main.sourcedBy();
        };
    }

    private static KnownLead oldest(List<KnownLead> leads) {
        return leads.stream()
                .min(Comparator.comparing(KnownLead::since).thenComparing(KnownLead::id))
                .orElseThrow();
    }
}
