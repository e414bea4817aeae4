/** What lead-service says of leads as such: what they entered and ended, who turned out to be another, and who must not be handed over. */
@NullMarked
package io.handshake.sla.standing;

import org.jspecify.annotations.NullMarked;
