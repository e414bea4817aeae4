/** Signals: which behaviour and which attributes went with opportunities, and points that follow from them. */
@NullMarked
package io.handshake.scoring.signals;

import org.jspecify.annotations.NullMarked;
