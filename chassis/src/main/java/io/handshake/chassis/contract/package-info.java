@NullMarked
package io.handshake.chassis.contract;

import org.jspecify.annotations.NullMarked;
