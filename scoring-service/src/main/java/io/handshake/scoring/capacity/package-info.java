/** What sla-service tells of sales: how many new leads it can follow up in a week, and which it turned down. */
@NullMarked
package io.handshake.scoring.capacity;

import org.jspecify.annotations.NullMarked;
