@NullMarked
package io.handshake.lead.consent;

import org.jspecify.annotations.NullMarked;
