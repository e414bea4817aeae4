/** Partners' API keys: who posts with them, and for which source. */
@NullMarked
package io.handshake.lead.partner;

import org.jspecify.annotations.NullMarked;
