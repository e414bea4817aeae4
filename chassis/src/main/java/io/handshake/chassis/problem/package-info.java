@NullMarked
package io.handshake.chassis.problem;

import org.jspecify.annotations.NullMarked;
