/** What an activity tells beyond its type, and the schema it must fit. */
@NullMarked
package io.handshake.lead.property;

import org.jspecify.annotations.NullMarked;
