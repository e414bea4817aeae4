@NullMarked
package io.handshake.chassis.agreement;

import org.jspecify.annotations.NullMarked;
