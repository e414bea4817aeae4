/** The arithmetic of scores: pure functions of activities, attributes, definitions and time; nothing here reads a clock or a database. */
@NullMarked
package io.handshake.scoring.arithmetic;

import org.jspecify.annotations.NullMarked;
