/** An independent auditor judges a blind sample of hand-offs, and the figures say how far sales and the definition agree with it. */
@NullMarked
package io.handshake.scoring.audit;

import org.jspecify.annotations.NullMarked;
