package io.handshake.lead.opportunity;

import static io.handshake.chassis.problem.StandardProblem.FORBIDDEN;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;

import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.security.Caller;
import io.handshake.chassis.sql.Sql;
import io.handshake.lead.funnels.Traits;
import io.handshake.lead.sourcing.Party;
import io.handshake.lead.sourcing.SourcingRule.Facts;
import io.handshake.lead.sourcing.SourcingRule.KnownLead;
import io.handshake.lead.sourcingrules.SourcingRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says who brought an opportunity. */
@ApplicationScoped
class Sourcing {
    private final SourcingRules rules;
    private final Sql sql;
    private final Caller caller;

    Sourcing(SourcingRules rules, Sql sql, Caller caller) {
        this.rules = rules;
        this.sql = sql;
        this.caller = caller;
    }

    /** Exactly one party brought it: the one that was told by who may, or the one the rule names. The main lead comes first. */
    void decide(Opportunity opportunity, @Nullable String told, List<UUID> leads) {
        if (told != null && !mayTell()) {
            throw FORBIDDEN.because(
                    "only sales, admin and service say who brought it; left out, the agreed rule decides",
                    List.of(FieldError.at("/sourcedBy", "is not yours to say")));
        }
        Map<UUID, Heritage> known = heritage(leads);
        List<Heritage> inherited = leads.stream()
                .map(lead -> Objects.requireNonNull(known.get(lead)))
                .toList();
        Traits mainLead =
                inherited.isEmpty() ? Traits.NONE : inherited.getFirst().traits();
        SourcingRules.Agreed agreed = rules.inForce(opportunity.createdAt, mainLead);
        Facts facts = new Facts(
                opportunity.occurredAt, inherited.stream().map(Heritage::lead).toList());
        opportunity.sourcingRule = agreed.key();
        opportunity.sourcingRuleVersion = agreed.version();
        opportunity.sourcedByTold = told != null;
        opportunity.sourcedBy = Objects.requireNonNullElseGet(
                told, () -> agreed.rule().decide(facts).word());
        opportunity.campaign = inherited.isEmpty() ? null : inherited.getFirst().campaign();
        if (opportunity.account == null && !inherited.isEmpty()) {
            opportunity.account = inherited.getFirst().account();
        }
    }

    private boolean mayTell() {
        return caller.has(SALES) || caller.has(ADMIN) || caller.has(SERVICE);
    }

    /** What a lead passes on to its opportunities. */
    private record Heritage(
            KnownLead lead,
            Traits traits,
            @Nullable String campaign,
            @Nullable UUID account) {}

    private Map<UUID, Heritage> heritage(Collection<UUID> leads) {
        if (leads.isEmpty()) {
            return Map.of();
        }
        return sql
                .list(
                        "select id, sourced_by, campaign, account, occurred_at, segment, region, channel from lead where id = any(?::uuid[])",
                        row -> new Heritage(
                                new KnownLead(
                                        row.getObject("id", UUID.class),
                                        Party.of(row.getString("sourced_by")),
                                        Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                                        row.getString("campaign") != null),
                                new Traits(row.getString("segment"), row.getString("region"), row.getString("channel")),
                                row.getString("campaign"),
                                row.getObject("account", UUID.class)),
                        (Object) leads.toArray(UUID[]::new))
                .stream()
                .collect(Collectors.toMap(heritage -> heritage.lead().id(), Function.identity()));
    }
}
