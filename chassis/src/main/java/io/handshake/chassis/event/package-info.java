@NullMarked
package io.handshake.chassis.event;

import org.jspecify.annotations.NullMarked;
