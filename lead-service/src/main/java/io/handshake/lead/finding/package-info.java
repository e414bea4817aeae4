/** Leads as they are found and shown: by their ids, by what is known of them, their story, and who may be whom. */
@NullMarked
package io.handshake.lead.finding;

import org.jspecify.annotations.NullMarked;
