/** Passes through the funnel: the only writer of a lead's stage. */
@NullMarked
package io.handshake.lead.lifecycle;

import org.jspecify.annotations.NullMarked;
