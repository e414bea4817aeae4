/** What is known of funnels and of where passes stand on them, as lead-service tells it. */
@NullMarked
package io.handshake.sla.funnels;

import org.jspecify.annotations.NullMarked;
