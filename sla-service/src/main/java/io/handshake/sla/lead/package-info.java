/** What this service reads from lead-service: stages entered and passes closed. */
@NullMarked
package io.handshake.sla.lead;

import org.jspecify.annotations.NullMarked;
