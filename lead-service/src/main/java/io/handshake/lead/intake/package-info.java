/** Leads as they come in: who they are, and what is told of them. */
@NullMarked
package io.handshake.lead.intake;

import org.jspecify.annotations.NullMarked;
