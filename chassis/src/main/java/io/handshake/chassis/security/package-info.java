@NullMarked
package io.handshake.chassis.security;

import org.jspecify.annotations.NullMarked;
