/** Opportunities and their outcomes. */
@NullMarked
package io.handshake.lead.opportunity;

import org.jspecify.annotations.NullMarked;
