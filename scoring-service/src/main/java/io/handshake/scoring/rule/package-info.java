/** What a definition says, as data: conditions, points, limits and what qualifies; nothing here reads a clock or a database. */
@NullMarked
package io.handshake.scoring.rule;

import org.jspecify.annotations.NullMarked;
