@NullMarked
package io.handshake.lead.sourcing;

import org.jspecify.annotations.NullMarked;
