/** What every report is asked for and says about itself: a window, a horizon, how fresh it is. */
@NullMarked
package io.handshake.reporting.asking;

import org.jspecify.annotations.NullMarked;
