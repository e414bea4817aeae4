/** The rule of who brought an opportunity, as plain functions on plain values: no clock, no database, no framework. */
@NullMarked
package io.handshake.lead.sourcing;

import org.jspecify.annotations.NullMarked;
