/** What both sides agreed to try on leads below the threshold, on whom it is tried, and what came of it. */
@NullMarked
package io.handshake.scoring.experiment;

import org.jspecify.annotations.NullMarked;
