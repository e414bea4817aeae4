@NullMarked
package io.handshake.lead.identity;

import org.jspecify.annotations.NullMarked;
