/** The companies behind leads: who owns them, and which leads belong to them. */
@NullMarked
package io.handshake.lead.account;

import org.jspecify.annotations.NullMarked;
