@NullMarked
package io.handshake.chassis.http;

import org.jspecify.annotations.NullMarked;
