/** Speaks HTTP and JSON to the services, as any partner would. */
@NullMarked
package io.handshake.e2e.api;

import org.jspecify.annotations.NullMarked;
