package io.handshake.scoring.calibration;

import org.jspecify.annotations.Nullable;

/**
 * What a calibration is to tell.
 *
 * @param target the rate both sides agreed on
 * @param baseline the rate sales reaches without marketing
 * @param bandWidth in points
 * @param weeklyCapacity leads that the reps together can follow up; null: not asked about
 */
record Question(
        Cohort cohort,
        Population population,
        Scope scope,
        double target,
        double baseline,
        int bandWidth,
        @Nullable Integer weeklyCapacity) {}
