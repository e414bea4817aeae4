@NullMarked
package io.handshake.lead.rate;

import org.jspecify.annotations.NullMarked;
