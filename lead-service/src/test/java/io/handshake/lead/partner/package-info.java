@NullMarked
package io.handshake.lead.partner;

import org.jspecify.annotations.NullMarked;
