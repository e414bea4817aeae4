@NullMarked
package io.handshake.lead.campaign;

import org.jspecify.annotations.NullMarked;
