/** Hand-offs from marketing to sales: who gets a qualified lead, and by when it is answered. */
@NullMarked
package io.handshake.sla;

import org.jspecify.annotations.NullMarked;
