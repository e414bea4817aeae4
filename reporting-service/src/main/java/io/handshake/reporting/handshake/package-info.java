/** The handshake report: what sales does with what marketing hands over. */
@NullMarked
package io.handshake.reporting.handshake;

import org.jspecify.annotations.NullMarked;
