package io.handshake.lead.funnels;

import static io.handshake.lead.LeadProblem.INVALID_FUNNEL;

import io.handshake.chassis.agreement.Period;
import io.handshake.chassis.problem.FieldError;
import io.handshake.lead.funnel.AnswerType;
import io.handshake.lead.funnel.Milestone;
import io.handshake.lead.funnel.Owner;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a proposed version is a funnel that passes can go through. */
final class Sense {
    private final List<FieldError> errors = new ArrayList<>();
    private final List<FunnelStage> stages;

    private Sense(List<FunnelStage> stages) {
        this.stages = stages;
    }

    static void require(NewFunnelVersion version) {
        List<FieldError> senseless = senseless(version);
        if (!senseless.isEmpty()) {
            throw INVALID_FUNNEL.because("no pass could go through this as it is written", senseless);
        }
    }

    static List<FieldError> senseless(NewFunnelVersion version) {
        Sense sense = new Sense(version.stages());
        sense.judgeKeysAndMilestones();
        sense.judgeOrder();
        sense.judgeHandoffs();
        sense.judgeCriteria();
        sense.errors.addAll(new Period(version.effectiveFrom(), version.effectiveUntil()).faults());
        return sense.errors;
    }

    private void judgeKeysAndMilestones() {
        Set<String> keys = new HashSet<>();
        Set<Milestone> milestones = EnumSet.noneOf(Milestone.class);
        for (int i = 0; i < stages.size(); i++) {
            wrongUnless(keys.add(stages.get(i).key()), at(i, "key"), "is the key of another stage");
            wrongUnless(
                    milestones.add(stages.get(i).milestone()),
                    at(i, "milestone"),
                    "is the milestone of another stage; each stands for one stage");
        }
        for (Milestone needed : List.of(Milestone.LEAD, Milestone.CUSTOMER)) {
            wrongUnless(milestones.contains(needed), "/stages", "need one with the milestone " + needed);
        }
    }

    private void judgeOrder() {
        int lead = place(Milestone.LEAD);
        int customer = place(Milestone.CUSTOMER);
        int visitor = place(Milestone.VISITOR);
        wrongUnless(visitor <= 0, at(visitor, "milestone"), "must be the first stage");
        wrongUnless(
                lead < 0 || lead == visitor + 1 || visitor > 0,
                at(lead, "milestone"),
                "must be the first stage, or the first after that of the visitors");
        wrongUnless(customer < 0 || customer == stages.size() - 1, at(customer, "milestone"), "must be the last stage");
    }

    private void judgeHandoffs() {
        int lead = place(Milestone.LEAD);
        for (int i = 0; i < stages.size(); i++) {
            Owner to = stages.get(i).handoffTo();
            wrongUnless(to != Owner.MARKETING, at(i, "handoffTo"), "must be BDR or SALES");
            wrongUnless(
                    to == null || to == Owner.MARKETING || i > lead,
                    at(i, "handoffTo"),
                    "is possible only on a stage after the one with the milestone LEAD");
        }
    }

    private void judgeCriteria() {
        for (int i = 0; i < stages.size(); i++) {
            FunnelStage stage = stages.get(i);
            boolean left = stage.milestone() != Milestone.VISITOR && stage.milestone() != Milestone.CUSTOMER;
            wrongUnless(
                    left || stage.exitCriteria().isEmpty(), at(i, "exitCriteria"), "no pass ever leaves this stage");
            Set<String> keys = new HashSet<>();
            for (int j = 0; j < stage.exitCriteria().size(); j++) {
                judge(stage.exitCriteria().get(j), keys, at(i, "exitCriteria/" + j));
            }
        }
    }

    private void judge(ExitCriterion criterion, Set<String> keys, String pointer) {
        List<String> choices = criterion.choices();
        wrongUnless(keys.add(criterion.key()), pointer + "/key", "is the key of another criterion of this stage");
        wrongUnless(
                (criterion.type() == AnswerType.CHOICE) == (choices != null),
                pointer + "/choices",
                "are needed for a CHOICE, and for nothing else");
        wrongUnless(
                choices == null || new HashSet<>(choices).size() == choices.size(),
                pointer + "/choices",
                "must differ from each other");
    }

    private int place(Milestone milestone) {
        return stages.stream().map(FunnelStage::milestone).toList().indexOf(milestone);
    }

    private void wrongUnless(boolean right, String pointer, String message) {
        if (!right) {
            errors.add(FieldError.at(pointer, message));
        }
    }

    private static String at(int stage, String member) {
        return "/stages/" + stage + "/" + member;
    }
}
