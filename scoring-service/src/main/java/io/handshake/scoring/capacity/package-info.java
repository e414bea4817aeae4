/** How many new leads sales can follow up in a week, as sla-service tells it. */
@NullMarked
package io.handshake.scoring.capacity;

import org.jspecify.annotations.NullMarked;
