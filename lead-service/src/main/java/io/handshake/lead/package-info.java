/** The lead-service: people, what they did, and how far they have come. */
@NullMarked
package io.handshake.lead;

import org.jspecify.annotations.NullMarked;
