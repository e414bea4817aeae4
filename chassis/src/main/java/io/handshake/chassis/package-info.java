@NullMarked
package io.handshake.chassis;

import org.jspecify.annotations.NullMarked;
