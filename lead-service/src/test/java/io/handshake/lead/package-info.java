@NullMarked
package io.handshake.lead;

import org.jspecify.annotations.NullMarked;
