/** Rates of exchange per date, and what follows from them. */
@NullMarked
package io.handshake.lead.rate;

import org.jspecify.annotations.NullMarked;
