/** Calendars as people agree on them: written in versions, read, and asked what time counts. */
@NullMarked
package io.handshake.sla.calendars;

import org.jspecify.annotations.NullMarked;
