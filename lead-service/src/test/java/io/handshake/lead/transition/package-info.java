@NullMarked
package io.handshake.lead.transition;

import org.jspecify.annotations.NullMarked;
