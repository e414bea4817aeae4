/** Clocks as they are kept, and as people see them: where they stand, and where their time went. */
@NullMarked
package io.handshake.sla.clocks;

import org.jspecify.annotations.NullMarked;
