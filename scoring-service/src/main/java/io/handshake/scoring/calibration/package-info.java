/** Calibration: how often leads of each score became opportunities, and the threshold that follows from it. */
@NullMarked
package io.handshake.scoring.calibration;

import org.jspecify.annotations.NullMarked;
