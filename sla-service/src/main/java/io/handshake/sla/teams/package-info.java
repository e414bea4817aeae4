/** Teams of reps. */
@NullMarked
package io.handshake.sla.teams;

import org.jspecify.annotations.NullMarked;
