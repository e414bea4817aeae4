/** Who is told of what: programs by webhook, people in their inbox. */
@NullMarked
package io.handshake.sla.notifications;

import org.jspecify.annotations.NullMarked;
