/** Starts, watches and stops one local installation: PostgreSQL and the four packaged services. */
@NullMarked
package io.handshake.e2e.launch;

import org.jspecify.annotations.NullMarked;
