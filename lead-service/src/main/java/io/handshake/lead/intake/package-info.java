/** Leads as they come in, and as they are shown. */
@NullMarked
package io.handshake.lead.intake;

import org.jspecify.annotations.NullMarked;
