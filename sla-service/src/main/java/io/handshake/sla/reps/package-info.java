/** The people who follow up leads, and how many each can take in a week. */
@NullMarked
package io.handshake.sla.reps;

import org.jspecify.annotations.NullMarked;
