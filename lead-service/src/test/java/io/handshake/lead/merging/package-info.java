@NullMarked
package io.handshake.lead.merging;

import org.jspecify.annotations.NullMarked;
