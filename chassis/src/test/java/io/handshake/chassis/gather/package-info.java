@NullMarked
package io.handshake.chassis.gather;

import org.jspecify.annotations.NullMarked;
