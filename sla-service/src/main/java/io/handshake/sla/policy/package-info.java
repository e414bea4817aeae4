/** Pure rules of what is promised: which clocks run, for how long, and what is told of them when. Imports nothing but the JDK. */
@NullMarked
package io.handshake.sla.policy;

import org.jspecify.annotations.NullMarked;
