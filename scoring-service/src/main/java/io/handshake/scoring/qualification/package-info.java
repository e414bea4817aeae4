/** Follows the leads, judges them by the definition in force and says why. */
@NullMarked
package io.handshake.scoring.qualification;

import org.jspecify.annotations.NullMarked;
