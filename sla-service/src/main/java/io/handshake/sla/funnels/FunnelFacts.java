package io.handshake.sla.funnels;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.sla.criteria.Criterion;
import io.handshake.sla.criteria.FunnelStages;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a page says of funnels, and of the stages that passes stand in. */
final class FunnelFacts {
    final Map<FunnelVersion, FunnelStages> funnels = new TreeMap<>();
    final Map<PassKey, Standing> passes = new TreeMap<>();

    record FunnelInForce(String funnel, int version, List<FunnelStage> stages) {}

    record FunnelStage(
            String key,
            String milestone,
            @Nullable String handoffTo,
            @Nullable List<ExitCriterion> exitCriteria) {

        FunnelStages.Stage stage() {
            return new FunnelStages.Stage(
                    key,
                    milestone,
                    handoffTo,
                    Objects.requireNonNullElse(exitCriteria, List.<ExitCriterion>of()).stream()
                            .map(ExitCriterion::criterion)
                            .toList());
        }
    }

    record ExitCriterion(
            String key,
            String title,
            String type,
            boolean required,
            @Nullable List<String> choices) {

        Criterion criterion() {
            return new Criterion(key, title, type, required, Objects.requireNonNullElse(choices, List.of()));
        }
    }

    record StageEntered(UUID lead, int pass, String funnel, int funnelVersion, String to) {}

    record StageEntryReversed(UUID lead, int pass, String funnel, int funnelVersion, String back) {}

    /** A pass of a lead. */
    record PassKey(UUID lead, int pass) implements Comparable<PassKey> {
        @Override
        public int compareTo(PassKey other) {
            return Comparator.comparing(PassKey::lead)
                    .thenComparing(PassKey::pass)
                    .compare(this, other);
        }
    }

    /** Where a pass stands, as of a word on its lead. */
    record Standing(FunnelVersion funnel, String stage, long sequence) {}

    static FunnelFacts of(List<FeedEvent> page) {
        FunnelFacts facts = new FunnelFacts();
        page.forEach(facts::add);
        return facts;
    }

    private void add(FeedEvent event) {
        switch (event.type()) {
            case "funnel-in-force" -> {
                FunnelInForce fact = event.as(FunnelInForce.class);
                funnels.put(
                        new FunnelVersion(fact.funnel(), fact.version()),
                        new FunnelStages(
                                fact.stages().stream().map(FunnelStage::stage).toList()));
            }
            case "stage-entered" -> {
                StageEntered fact = event.as(StageEntered.class);
                stands(
                        event,
                        fact.lead(),
                        fact.pass(),
                        new FunnelVersion(fact.funnel(), fact.funnelVersion()),
                        fact.to());
            }
            case "stage-entry-reversed" -> {
                StageEntryReversed fact = event.as(StageEntryReversed.class);
                stands(
                        event,
                        fact.lead(),
                        fact.pass(),
                        new FunnelVersion(fact.funnel(), fact.funnelVersion()),
                        fact.back());
            }
            default -> {
                // moves no pass
            }
        }
    }

    private void stands(FeedEvent event, UUID lead, int pass, FunnelVersion funnel, String stage) {
        long sequence = Objects.requireNonNullElse(event.sequence(), 0L);
        passes.put(new PassKey(lead, pass), new Standing(funnel, stage, sequence));
    }
}
