/** Disputes between marketing and sales about refusals of hand-offs. */
@NullMarked
package io.handshake.sla.disputes;

import org.jspecify.annotations.NullMarked;
