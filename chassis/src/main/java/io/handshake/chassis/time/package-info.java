@NullMarked
package io.handshake.chassis.time;

import org.jspecify.annotations.NullMarked;
