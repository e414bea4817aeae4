@NullMarked
package io.handshake.lead.funnel;

import org.jspecify.annotations.NullMarked;
