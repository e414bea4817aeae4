/** What lead-service has told of leads and their accounts, as far as promises and routing ask for it. */
@NullMarked
package io.handshake.sla.known;

import org.jspecify.annotations.NullMarked;
