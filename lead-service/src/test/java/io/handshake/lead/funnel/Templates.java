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

    /** BDRs accept and qualify, and hand on to sales; the acceptance that counts is theirs. */
    static Funnel acceptedByBdrs() {
        return handedOn(List.of(ACCEPTED, SALES_QUALIFIED));
    }

    /** BDRs qualify and hand on to sales, whose acceptance counts. */
    static Funnel acceptedBySales() {
        return handedOn(List.of(SALES_QUALIFIED, ACCEPTED));
    }

    private static Funnel handedOn(List<Milestone> between) {
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage("Lead", "Lead", LEAD, Owner.MARKETING, null));
        stages.add(new Stage("MQL", "MQL", QUALIFIED, Owner.MARKETING, Owner.BDR));
        for (Milestone milestone : between) {
            boolean accepted = milestone == ACCEPTED;
            String key = accepted ? "SAL" : "SQL";
            stages.add(new Stage(key, key, milestone, Owner.SALES, accepted ? null : Owner.SALES));
        }
        stages.add(new Stage("SQO", "SQO", OPPORTUNITY, Owner.SALES, null));
        stages.add(new Stage("Customer", "Customer", CUSTOMER, Owner.SALES, null));
        return new Funnel("handed-on", 1, "handed-on", stages);
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
