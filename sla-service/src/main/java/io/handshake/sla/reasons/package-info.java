/** Why reps refuse hand-offs: one list of codes for everybody. */
@NullMarked
package io.handshake.sla.reasons;

import org.jspecify.annotations.NullMarked;
