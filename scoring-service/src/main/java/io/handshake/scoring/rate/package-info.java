/** Rates, what can be said of them, and thresholds that follow from them; nothing here reads a clock or a database. */
@NullMarked
package io.handshake.scoring.rate;

import org.jspecify.annotations.NullMarked;
