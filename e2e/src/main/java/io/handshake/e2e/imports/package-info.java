/** Brings people of other systems into a running installation, over its public interface alone. */
@NullMarked
package io.handshake.e2e.imports;

import org.jspecify.annotations.NullMarked;
