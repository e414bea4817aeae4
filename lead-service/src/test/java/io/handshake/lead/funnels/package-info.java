@NullMarked
package io.handshake.lead.funnels;

import org.jspecify.annotations.NullMarked;
