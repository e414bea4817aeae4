/** Doing together what is asked for at the same time. */
@NullMarked
package io.handshake.chassis.gather;

import org.jspecify.annotations.NullMarked;
