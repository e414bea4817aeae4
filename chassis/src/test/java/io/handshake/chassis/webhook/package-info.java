@NullMarked
package io.handshake.chassis.webhook;

import org.jspecify.annotations.NullMarked;
