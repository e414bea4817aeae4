/** The funnel report: who entered which stage, and what became of them. */
@NullMarked
package io.handshake.reporting.funnel;

import org.jspecify.annotations.NullMarked;
