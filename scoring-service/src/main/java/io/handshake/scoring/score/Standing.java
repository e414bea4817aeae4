package io.handshake.scoring.score;

import java.util.Set;

/** Where a lead stands on its way to being qualified. */
public enum Standing {
    /** No pass of it has opened yet. */
    UNKNOWN,
    /** Its open pass has not reached the milestone QUALIFIED. */
    WAITING,
    /** Its open pass is qualified or further on. */
    QUALIFIED,
    /** Its last pass closed, and it may come back by qualifying again. */
    NURTURE,
    /** Its last pass closed as won or disqualified: it does not come back by a score. */
    OUT;

    private static final Set<String> BEFORE_QUALIFIED = Set.of("VISITOR", "LEAD");
    private static final Set<String> COMES_BACK = Set.of("recycled", "lost");

    /** A milestone not known here lies beyond: better silent than qualified twice. */
    static Standing at(String milestone) {
        return BEFORE_QUALIFIED.contains(milestone) ? WAITING : QUALIFIED;
    }

    static Standing after(String outcome) {
        return COMES_BACK.contains(outcome) ? NURTURE : OUT;
    }
}
