/** The rules of the funnel, as plain functions on plain values: no clock, no database, no framework. */
@NullMarked
package io.handshake.lead.funnel;

import org.jspecify.annotations.NullMarked;
