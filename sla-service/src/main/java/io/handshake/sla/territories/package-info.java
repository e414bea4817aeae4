/** Territories: which leads are whose. */
@NullMarked
package io.handshake.sla.territories;

import org.jspecify.annotations.NullMarked;
