/** What both sides agree a qualified lead is: versions, signatures, and from when they count. */
@NullMarked
package io.handshake.scoring.definition;

import org.jspecify.annotations.NullMarked;
