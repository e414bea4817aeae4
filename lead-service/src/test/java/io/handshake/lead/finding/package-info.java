@NullMarked
package io.handshake.lead.finding;

import org.jspecify.annotations.NullMarked;
