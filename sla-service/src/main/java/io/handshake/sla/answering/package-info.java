/** What people do with hand-offs: see them, accept them, reject them. */
@NullMarked
package io.handshake.sla.answering;

import org.jspecify.annotations.NullMarked;
