/** What scoring-service has told of the scores of leads, as far as worklists show it. */
@NullMarked
package io.handshake.sla.scores;

import org.jspecify.annotations.NullMarked;
