/** The question who would get a lead, and its answer. */
@NullMarked
package io.handshake.sla.dryruns;

import org.jspecify.annotations.NullMarked;
