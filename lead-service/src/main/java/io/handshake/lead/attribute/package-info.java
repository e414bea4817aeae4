/** What else can be known of a lead, as the organisation declares it. */
@NullMarked
package io.handshake.lead.attribute;

import org.jspecify.annotations.NullMarked;
