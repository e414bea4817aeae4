/** What sales promises: how soon a hand-off is answered. */
@NullMarked
package io.handshake.sla.policies;

import org.jspecify.annotations.NullMarked;
