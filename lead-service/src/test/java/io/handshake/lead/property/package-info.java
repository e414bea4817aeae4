@NullMarked
package io.handshake.lead.property;

import org.jspecify.annotations.NullMarked;
