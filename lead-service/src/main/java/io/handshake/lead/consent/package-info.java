/** What leads consented to, and what stands against handing one over; plain rules. */
@NullMarked
package io.handshake.lead.consent;

import org.jspecify.annotations.NullMarked;
