/** Who may look at whose work. */
@NullMarked
package io.handshake.sla.oversight;

import org.jspecify.annotations.NullMarked;
