/** Moves made by hand, and the history of every pass: what moved it, what was refused, how long it stood where. */
@NullMarked
package io.handshake.lead.transition;

import org.jspecify.annotations.NullMarked;
