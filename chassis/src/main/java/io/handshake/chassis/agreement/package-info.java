/** What two sides sign: versions with a content hash, two signatures, a scope, and from when each version counts. */
@NullMarked
package io.handshake.chassis.agreement;

import org.jspecify.annotations.NullMarked;
