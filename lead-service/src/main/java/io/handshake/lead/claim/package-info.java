/** What may be claimed about the time of a fact; plain rules. */
@NullMarked
package io.handshake.lead.claim;

import org.jspecify.annotations.NullMarked;
