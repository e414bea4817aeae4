@NullMarked
package io.handshake.chassis.upkeep;

import org.jspecify.annotations.NullMarked;
