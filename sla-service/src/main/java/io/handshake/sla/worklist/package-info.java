/** What reps have to do, the most urgent first. */
@NullMarked
package io.handshake.sla.worklist;

import org.jspecify.annotations.NullMarked;
