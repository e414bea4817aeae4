/** Pure rules of time: what a promise of so many hours means. Imports nothing but the JDK and the rules of calendars. */
@NullMarked
package io.handshake.sla.clock;

import org.jspecify.annotations.NullMarked;
