/** Pure rules of routing: which rep gets a hand-off, and why the others do not. Imports nothing but the JDK. */
@NullMarked
package io.handshake.sla.routing;

import org.jspecify.annotations.NullMarked;
