@NullMarked
package io.handshake.chassis.inbox;

import org.jspecify.annotations.NullMarked;
