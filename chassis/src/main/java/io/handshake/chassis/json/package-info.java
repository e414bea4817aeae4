@NullMarked
package io.handshake.chassis.json;

import org.jspecify.annotations.NullMarked;
