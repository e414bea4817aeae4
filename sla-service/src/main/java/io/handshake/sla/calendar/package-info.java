/** Pure rules of working time: which instants count, how many seconds that makes, and when it is enough. Imports nothing but the JDK. */
@NullMarked
package io.handshake.sla.calendar;

import org.jspecify.annotations.NullMarked;
