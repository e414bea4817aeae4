/** What this service reads from lead-service: stages entered, passes closed, and what it tells of leads and opportunities. */
@NullMarked
package io.handshake.sla.lead;

import org.jspecify.annotations.NullMarked;
