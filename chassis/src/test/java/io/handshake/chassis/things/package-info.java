@NullMarked
package io.handshake.chassis.things;

import org.jspecify.annotations.NullMarked;
