@NullMarked
package io.handshake.lead.opportunity;

import org.jspecify.annotations.NullMarked;
