package io.handshake.sla.policy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** How much time of a clock has to be used up until something is to be told. */
public sealed interface Mark {

    /** The finest step that instants are kept in. */
    Duration STEP = Duration.of(1, ChronoUnit.MICROS);

    Duration elapsed();

    /** Part of the time is gone. */
    record Warning(BigDecimal share, Duration elapsed) implements Mark {}

    /** The promise is broken: more than its time is gone. */
    record Breach(Duration elapsed) implements Mark {}

    /** So much more is gone that somebody else should know. */
    record Escalation(Duration after, String to, Duration elapsed) implements Mark {}
}
