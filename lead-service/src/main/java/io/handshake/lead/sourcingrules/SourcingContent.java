package io.handshake.lead.sourcingrules;

import io.handshake.lead.sourcing.Party;
import io.handshake.lead.sourcing.SourcingRule;
import org.jspecify.annotations.Nullable;

/** What a version of a rule says, as it is signed. */
record SourcingContent(
        String withLead, String withoutLead, @Nullable Integer window) {
    SourcingRule rule() {
        return new SourcingRule(Party.of(withoutLead), SourcingRule.Basis.of(withLead), window);
    }
}
