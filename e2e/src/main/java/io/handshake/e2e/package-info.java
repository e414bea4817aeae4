/** What a person types after {@code ./handshake}. */
@NullMarked
package io.handshake.e2e;

import org.jspecify.annotations.NullMarked;
