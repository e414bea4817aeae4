/** Runs a version of a definition over what is known, so that both sides see what it would have done before they sign it. */
@NullMarked
package io.handshake.scoring.replay;

import org.jspecify.annotations.NullMarked;
