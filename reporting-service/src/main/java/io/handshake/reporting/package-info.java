/** What happened between marketing and sales, in numbers both sides can trust. */
@NullMarked
package io.handshake.reporting;

import org.jspecify.annotations.NullMarked;
