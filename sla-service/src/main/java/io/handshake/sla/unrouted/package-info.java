/** The queue of hand-offs that wait for a rep, as people see it. */
@NullMarked
package io.handshake.sla.unrouted;

import org.jspecify.annotations.NullMarked;
