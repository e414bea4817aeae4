package io.handshake.lead.funnel;

import static io.handshake.lead.funnel.Milestone.ACCEPTED;
import static io.handshake.lead.funnel.Milestone.CUSTOMER;
import static io.handshake.lead.funnel.Milestone.LEAD;
import static io.handshake.lead.funnel.Milestone.OPPORTUNITY;
import static io.handshake.lead.funnel.Milestone.QUALIFIED;
import static io.handshake.lead.funnel.Milestone.SALES_QUALIFIED;
import static io.handshake.lead.funnel.Milestone.VISITOR;

import java.util.ArrayList;
import java.util.List;

/** The shipped funnels, for tests of the rules. */
final class Templates {
    private Templates() {}

    static Funnel waterfall() {
        return funnel(
                "waterfall",
                List.of("Lead", "MQL", "SAL", "SQL", "SQO", "Customer"),
                List.of(LEAD, QUALIFIED, ACCEPTED, SALES_QUALIFIED, OPPORTUNITY, CUSTOMER));
    }

    static Funnel commit() {
        return funnel(
                "commit",
                List.of("Lead", "MQL", "SQL", "SAL", "SQO", "Customer"),
                List.of(LEAD, QUALIFIED, SALES_QUALIFIED, ACCEPTED, OPPORTUNITY, CUSTOMER));
    }

    static Funnel smarketing() {
        return funnel(
                "smarketing",
                List.of("Visitor", "Lead", "MQL", "SQL", "Opportunity", "Customer"),
                List.of(VISITOR, LEAD, QUALIFIED, SALES_QUALIFIED, OPPORTUNITY, CUSTOMER));
    }

    static Funnel rate() {
        return funnel(
                "rate",
                List.of("Lead", "Handed-over", "Opportunity", "Customer"),
                List.of(LEAD, QUALIFIED, OPPORTUNITY, CUSTOMER));
    }

    private static Funnel funnel(String key, List<String> stages, List<Milestone> milestones) {
        List<Stage> built = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            Owner handoffTo = milestones.get(i) == QUALIFIED ? Owner.SALES : null;
            built.add(new Stage(stages.get(i), stages.get(i), milestones.get(i), Owner.MARKETING, handoffTo));
        }
        return new Funnel(key, 1, key, built);
    }
}
