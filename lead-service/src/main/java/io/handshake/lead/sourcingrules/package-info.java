/** Rules of who brought an opportunity as both sides agree on them: written, signed, in force for whom and from when. */
@NullMarked
package io.handshake.lead.sourcingrules;

import org.jspecify.annotations.NullMarked;
