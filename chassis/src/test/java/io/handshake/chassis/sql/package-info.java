@NullMarked
package io.handshake.chassis.sql;

import org.jspecify.annotations.NullMarked;
