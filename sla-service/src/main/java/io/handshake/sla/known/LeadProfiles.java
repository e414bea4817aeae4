package io.handshake.sla.known;

import io.handshake.chassis.inbox.FeedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The latest words of a page on leads and accounts. */
final class LeadProfiles {
    final Map<UUID, Told<LeadCreated>> leads = new HashMap<>();
    final Map<UUID, Told<Membership>> accountsOfLeads = new HashMap<>();
    final Map<UUID, Told<AccountCreated>> accounts = new HashMap<>();

    /** What a subject's event of this number says. */
    record Told<T>(long sequence, T word) {}

    /** The account of a lead, or that it has none any more. */
    record Membership(@Nullable UUID account) {}

    record LeadCreated(
            UUID lead,
            String source,
            @Nullable String channel,
            @Nullable String country,
            @Nullable String region,
            @Nullable String segment,
            @Nullable String industry,
            @Nullable String companySize,
            Map<String, Object> attributes) {}

    record LeadChanged(UUID lead, List<String> changed) {}

    record LeadMatched(UUID lead, UUID account) {}

    record AccountCreated(
            UUID account,
            @Nullable String effectiveOwner,
            @Nullable String ownerTeam,
            boolean named) {}

    static LeadProfiles of(List<FeedEvent> events) {
        LeadProfiles page = new LeadProfiles();
        events.forEach(page::hear);
        return page;
    }

    private void hear(FeedEvent event) {
        switch (event.type()) {
            case "lead-created", "lead-changed" -> {
                LeadCreated lead = event.as(LeadCreated.class);
                keep(leads, lead.lead(), event, lead);
                if (event.type().equals("lead-changed")
                        && event.as(LeadChanged.class).changed().contains("account")) {
                    keep(accountsOfLeads, lead.lead(), event, new Membership(null));
                }
            }
            case "lead-matched" -> {
                LeadMatched match = event.as(LeadMatched.class);
                keep(accountsOfLeads, match.lead(), event, new Membership(match.account()));
            }
            case "account-created", "account-changed" -> {
                AccountCreated account = event.as(AccountCreated.class);
                keep(accounts, account.account(), event, account);
            }
            default -> {
                // says nothing of who a lead is
            }
        }
    }

    private static <T> void keep(Map<UUID, Told<T>> words, UUID about, FeedEvent event, T word) {
        Told<T> told = new Told<>(Objects.requireNonNull(event.sequence(), "facts of a subject are counted"), word);
        words.merge(about, told, (one, other) -> one.sequence() > other.sequence() ? one : other);
    }
}
