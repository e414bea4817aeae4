/** How rows are told to the database: any number in one statement. */
@NullMarked
package io.handshake.sla.rows;

import org.jspecify.annotations.NullMarked;
