@NullMarked
package io.handshake.lead.lifecycle;

import org.jspecify.annotations.NullMarked;
