/** Funnels as both sides agree on them: written, signed, in force for whom and from when. */
@NullMarked
package io.handshake.lead.funnels;

import org.jspecify.annotations.NullMarked;
