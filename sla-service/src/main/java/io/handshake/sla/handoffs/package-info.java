/** A hand-off from its opening to its end: offered, waiting, answered, cancelled, and its clocks. */
@NullMarked
package io.handshake.sla.handoffs;

import org.jspecify.annotations.NullMarked;
