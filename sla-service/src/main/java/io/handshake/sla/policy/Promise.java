package io.handshake.sla.policy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a policy promises for one kind of clock.
 *
 * @param warnAt shares of the target at which a warning is given, in order
 * @param escalations who is told when the breach has lasted so long, in order
 */
public record Promise(
        ClockKind kind, Duration target, Hours hours, List<BigDecimal> warnAt, List<Escalation> escalations) {

    public Promise {
        warnAt = List.copyOf(warnAt);
        escalations = List.copyOf(escalations);
    }

    /** Whoever is told when a breach has lasted for some time. */
    public record Escalation(Duration after, String to) {}

    /** What is to be told while the clock runs on, in the order of its time. */
    public List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        warnAt.forEach(share -> marks.add(new Mark.Warning(share, share(share))));
        marks.add(new Mark.Breach(target.plus(Mark.STEP)));
        escalations.forEach(step -> marks.add(new Mark.Escalation(step.after(), step.to(), target.plus(step.after()))));
        return marks;
    }

    private Duration share(BigDecimal share) {
        return Duration.ofMillis(
                share.multiply(BigDecimal.valueOf(target.toMillis())).longValue());
    }
}
