@NullMarked
package io.handshake.lead.intake;

import org.jspecify.annotations.NullMarked;
