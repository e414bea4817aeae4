/** The facts behind the reports, kept from the three feeds. */
@NullMarked
package io.handshake.reporting.facts;

import org.jspecify.annotations.NullMarked;
