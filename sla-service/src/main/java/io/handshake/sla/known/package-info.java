/** What lead-service has told of leads, their accounts and opportunities, as far as promises, routing and measures ask for it. */
@NullMarked
package io.handshake.sla.known;

import org.jspecify.annotations.NullMarked;
