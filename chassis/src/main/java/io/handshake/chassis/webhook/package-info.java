/** Calls to addresses that others named, about what happened here: docs/design/webhooks.md. */
@NullMarked
package io.handshake.chassis.webhook;

import org.jspecify.annotations.NullMarked;
