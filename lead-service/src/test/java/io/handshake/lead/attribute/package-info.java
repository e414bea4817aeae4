@NullMarked
package io.handshake.lead.attribute;

import org.jspecify.annotations.NullMarked;
