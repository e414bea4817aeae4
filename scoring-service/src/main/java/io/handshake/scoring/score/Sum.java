package io.handshake.scoring.score;

import io.handshake.scoring.rule.RuleSet;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * How many points a lead has at an instant by one version of a definition.
 *
 * @param fit points for who the lead is, after limits
 * @param intent points for what it did, after limits
 * @param total both sides together, not below the floor
 */
public record Sum(RuleSet by, Instant asOf, BigDecimal fit, BigDecimal intent, BigDecimal total, boolean qualifies) {
    static Sum of(RuleSet by, long at, Sides sides) {
        return new Sum(
                by,
                Points.instant(at),
                Points.decimal(sides.fit()),
                Points.decimal(sides.intent()),
                Points.decimal(sides.total()),
                sides.meet(by.threshold()));
    }
}
