package io.handshake.scoring.experiment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead that takes part.
 *
 * @param number its place in the random order, from 1; those who are handed over first
 * @param dueAt when its outcome begins to count
 */
record Member(int number, UUID lead, Arm arm, Instant dueAt) {
    /**
     * The first {@code treated} are handed over, so many a day; the rest are the control, whose time begins evenly spread over the
     * same days.
     */
    static List<Member> of(List<UUID> drawn, int treated, @Nullable Integer perDay, Instant start) {
        int control = drawn.size() - treated;
        List<Member> members = new ArrayList<>();
        for (int place = 1; place <= drawn.size(); place++) {
            Arm arm = place <= treated ? Arm.TREATED : Arm.CONTROL;
            long turn = arm == Arm.TREATED ? place : Math.ceilDiv((long) (place - treated) * treated, control);
            long days = perDay == null ? 0 : (turn - 1) / perDay;
            members.add(new Member(place, drawn.get(place - 1), arm, start.plus(Duration.ofDays(days))));
        }
        return members;
    }
}
