/** What the reps who qualify leads for sales achieve. */
@NullMarked
package io.handshake.sla.bdr;

import org.jspecify.annotations.NullMarked;
