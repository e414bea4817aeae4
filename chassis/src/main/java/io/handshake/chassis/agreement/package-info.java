/**
 * What two sides sign: versions with a content hash, two signatures, a scope, and from when each version counts.
 *
 * <p>The records that answers show carry no schema of their own, or they would stand in the contracts of services that do not use them.
 */
@NullMarked
package io.handshake.chassis.agreement;

import org.jspecify.annotations.NullMarked;
