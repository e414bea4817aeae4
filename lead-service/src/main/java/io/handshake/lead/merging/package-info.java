/** Two leads that turn out to be one person, and part again. */
@NullMarked
package io.handshake.lead.merging;

import org.jspecify.annotations.NullMarked;
