/** Arithmetic of samples and agreement; distributions come from a library, and nothing here reads a clock or a database. */
@NullMarked
package io.handshake.scoring.statistics;

import org.jspecify.annotations.NullMarked;
