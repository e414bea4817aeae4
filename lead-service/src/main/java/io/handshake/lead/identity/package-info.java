/** Contact keys, and to which lead each belongs. */
@NullMarked
package io.handshake.lead.identity;

import org.jspecify.annotations.NullMarked;
