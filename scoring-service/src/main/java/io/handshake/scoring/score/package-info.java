/** The rules of scoring: pure functions of activities, definitions and time; nothing here reads a clock or a database. */
@NullMarked
package io.handshake.scoring.score;

import org.jspecify.annotations.NullMarked;
