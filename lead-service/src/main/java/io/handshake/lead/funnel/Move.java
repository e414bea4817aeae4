package io.handshake.lead.funnel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody wants to do to a pass. */
public sealed interface Move {
    /** The definition in force calls the lead qualified. */
    record Qualify() implements Move {}

    /** Another lead, which turned out to be the same person, has come as far as these milestones. */
    record CatchUp(Set<Milestone> reached) implements Move {}

    /** Sales undertakes to work the lead. */
    record Accept() implements Move {}

    /** Sales found in conversation that the lead is worth an opportunity. */
    record SalesQualify() implements Move {}

    /** Somebody puts the lead out, with a coded reason. */
    record Disqualify(String reason) implements Move {}

    /** Sales refuses the lead for good, with a coded reason. */
    record TurnDown(String reason) implements Move {}

    /** Sales gives back a lead that it had accepted, with a coded reason. */
    record GiveBack(String reason) implements Move {}

    /**
     * Sales takes an acceptance back, with a coded reason.
     *
     * @param last whether nobody else gets the hand-off, as after a refusal for good
     * @param brought the stages that the pass entered with the acceptance
     */
    record Reverse(String reason, boolean last, Set<String> brought) implements Move {
        public Reverse {
            brought = Set.copyOf(brought);
        }

        /** What it brought is still to be looked up. */
        public Reverse(String reason, boolean last) {
            this(reason, last, Set.of());
        }

        public Reverse of(Set<String> stages) {
            return new Reverse(reason, last, stages);
        }
    }

    /** Sales opens an opportunity. */
    record OpenOpportunity() implements Move {}

    /** The deal became revenue. */
    record Win(@Nullable String reason) implements Move {}

    /** The deal closed without revenue; {@code othersOpen} tells whether the pass has another open opportunity. */
    record Lose(String reason, boolean othersOpen) implements Move {}
}
